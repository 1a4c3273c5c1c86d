import { QuotaFigures, QuotaReport } from '@mlport/backstage-plugin-ml-common';
import { englishTranslate } from '../__testUtils__/englishTranslate';
import { figuresOf, reportOf, workOf } from './__testUtils__/quotaReports';
import { barParts } from './barParts';
import { figureWords } from './figureWords';
import { physicalTotal, physicalWords } from './physicalWords';
import { quotaAnswer } from './quotaAnswer';
import { formatAmount, modelDetails, modelName } from './quotaWords';

const t = englishTranslate();

const waiting = (
  amount: number,
  change: Partial<NonNullable<QuotaReport['waiting']>> = {},
): QuotaReport['waiting'] => ({
  total: 2,
  amounts: [{ resource: 'nvidia.com/gpu', amount }],
  items: [],
  more: 0,
  others: 2,
  ...change,
});

describe('what a resource is called', () => {
  it.each<[Partial<QuotaFigures>, string, string]>([
    [{}, 'A100', 'nvidia.com/gpu · flavor a100'],
    [
      {
        resource: 'nvidia.com/mig-1g.10gb',
        flavor: undefined,
        sharing: 'mig',
        models: [{ product: 'A100', sharing: 'mig' }],
      },
      'MIG 1g.10gb',
      'nvidia.com/mig-1g.10gb · on A100',
    ],
    [
      {
        resource: 'nvidia.com/gpu.shared',
        flavor: undefined,
        sharing: 'shared',
        models: [{ product: 'A10G', sharing: 'shared' }],
      },
      'A10G shares',
      'nvidia.com/gpu.shared',
    ],
    [
      {
        resource: 'gpu.nvidia.com.deviceclass.resource.k8s.io/devices',
        flavor: undefined,
        sharing: 'claim',
        models: [],
      },
      'Claims of gpu.nvidia.com',
      'gpu.nvidia.com.deviceclass.resource.k8s.io/devices',
    ],
    [
      { resource: 'whole-gpus', sharing: undefined, models: [] },
      'whole-gpus',
      'flavor a100',
    ],
    [
      {
        models: [
          { product: 'A100', sharing: 'whole' },
          { product: 'H100', sharing: 'whole' },
        ],
      },
      'A100 or H100',
      'nvidia.com/gpu · flavor a100',
    ],
  ])('%j', (change, model, details) => {
    expect(modelName(t, figuresOf(change))).toBe(model);
    expect(modelDetails(t, figuresOf(change))).toBe(details);
  });

  it('is of any model while it waits, and of one when it is held', () => {
    const figures = [
      figuresOf(),
      figuresOf({
        flavor: 'h100',
        models: [{ product: 'H100', sharing: 'whole' }],
      }),
    ];
    const gpus = { resource: 'nvidia.com/gpu', amount: 4 };
    expect(formatAmount(t, gpus, figures)).toBe('4 × A100 or H100');
    expect(formatAmount(t, { ...gpus, flavor: 'h100' }, figures)).toBe(
      '4 × H100',
    );
  });
});

describe('the words beside a bar', () => {
  const texts = (
    change: Partial<QuotaFigures>,
    asked?: QuotaReport['waiting'],
  ) => figureWords(t, figuresOf(change), asked).map(({ text }) => text);

  it.each<[string, Partial<QuotaFigures>, string[]]>([
    ['nothing used', {}, ['used 0 of 8', 'idle 8']],
    [
      'borrowed and not all started',
      {
        used: 10,
        started: 9,
        borrowed: 2,
        borrowingLimit: 4,
        idle: { atLeast: 0, atMost: 0 },
        available: 2,
      },
      [
        'used 10 of 8 (1 not started)',
        'borrowed 2 of at most 4',
        'idle 0',
        '2 could be given now',
      ],
    ],
    [
      'lent within bounds',
      {
        used: 2,
        started: 2,
        lent: { atLeast: 1, atMost: 4 },
        idle: { atLeast: 2, atMost: 5 },
        available: 5,
      },
      ['used 2 of 8', 'lent 1 to 4', 'idle 2 to 5'],
    ],
    [
      'a figure that is not known',
      {
        used: undefined,
        started: undefined,
        idle: undefined,
        available: undefined,
      },
      ['entitled 8, use not known'],
    ],
    [
      'no entitlement of its own',
      {
        entitled: undefined,
        used: 3,
        started: 3,
        idle: undefined,
        available: undefined,
      },
      ['used 3'],
    ],
  ])('%s', (_, change, words) => {
    expect(texts(change)).toEqual(words);
  });

  it('says what waits, and that it may be more', () => {
    expect(texts({}, waiting(12))).toContain('waiting 12');
    expect(texts({}, waiting(12, { isPartial: true }))).toContain(
      'waiting 12 or more',
    );
  });
});

describe('the parts of a bar', () => {
  it.each<[Partial<QuotaFigures>, object]>([
    [{}, { idle: 100 }],
    [
      { used: 10, borrowed: 2 },
      { own: 80, borrowed: 20 },
    ],
    [
      { used: 2, lent: { atLeast: 2, atMost: 4 } },
      { own: 25, lent: 25, perhaps: 25, idle: 25 },
    ],
    [{ used: undefined }, {}],
    [{ entitled: undefined, used: 3 }, {}],
    [{ entitled: 0 }, {}],
  ])('%j', (change, parts) => {
    expect(
      Object.fromEntries(
        barParts(figuresOf(change)).map(({ part, percent }) => [part, percent]),
      ),
    ).toEqual(parts);
  });
});

describe('the answer', () => {
  it.each<[Partial<QuotaReport>, string]>([
    [{}, '8 × A100 could be given now.'],
    [
      { figures: [figuresOf({ used: 8, available: 0 })] },
      'All of 8 × A100 is in use.',
    ],
    [
      { waiting: waiting(12), figures: [figuresOf({ available: 3 })] },
      '2 pieces of work wait for 12 × A100; 3 could be given now.',
    ],
    [
      {
        waiting: waiting(4, { isPartial: true, total: 1, others: 1 }),
        figures: [figuresOf({ available: 0 })],
      },
      '1 or more pieces of work wait for 4 × A100 or more; 0 could be given now.',
    ],
    [
      {
        scope: 'local',
        waiting: waiting(4, {
          total: 1,
          others: 0,
          items: [{ ...workOf('a'), amounts: [] }],
        }),
        figures: [figuresOf({ available: undefined })],
      },
      '1 piece of work waits.',
    ],
    [
      { usable: false, reason: 'Stopped', message: 'is stopped.' },
      'Takes no new work: is stopped.',
    ],
    [
      { scope: 'unknown', usable: undefined, message: 'spec: nothing' },
      'This quota cannot be read: spec: nothing',
    ],
    [{ figures: [] }, 'Limits no accelerators.'],
  ])('%j', (change, answer) => {
    expect(quotaAnswer(t, reportOf(change))).toBe(answer);
  });
});

describe('physical accelerators', () => {
  const none = {
    nodes: 1,
    whole: 0,
    cut: 0,
    slices: [],
    shared: 0,
    shares: [],
    unavailable: 0,
    unoffered: 0,
  };

  it('are devices, however they are handed out', () => {
    const physical = {
      ...none,
      whole: 72,
      cut: 8,
      slices: [
        { resource: 'nvidia.com/mig-1g.10gb', amount: 28 },
        { resource: 'nvidia.com/mig-3g.40gb', amount: 8 },
      ],
      shared: 4,
      shares: [{ resource: 'nvidia.com/gpu.shared', amount: 16 }],
      unavailable: 1,
    };
    expect(physicalTotal(physical)).toBe(84);
    expect(physicalWords(t, physical)).toEqual([
      '72 whole',
      '8 cut into 28 × MIG 1g.10gb, 8 × MIG 3g.40gb',
      '4 shared as 16 shares',
      '1 of them out of reach: broken, or on a node that takes no pods',
    ]);
  });

  it('are not counted where nodes do not say', () => {
    const { cut: _, ...physical } = {
      ...none,
      slices: [{ resource: 'nvidia.com/gpu', amount: 7 }],
    };
    expect(physicalTotal(physical)).toBeUndefined();
    expect(physicalWords(t, physical)).toEqual(['some cut into 7 slices']);
  });
});
