import { row } from '../__testUtils__/ScriptedMlApi';
import { compareRows } from './compareRows';
import {
  matcher,
  NO_FILTERS,
  parseFilters,
  SortOrder,
  toQuery,
  WorkloadFilters,
  writeFilters,
} from './WorkloadFilters';

describe('filters in the URL', () => {
  it.each<[string, Partial<WorkloadFilters>]>([
    ['', {}],
    ['?q=oom', { text: 'oom' }],
    ['?mine=true&unclaimed=true', { mine: true, unclaimed: true }],
    ['?state=Failed&state=Queued', { state: ['Failed', 'Queued'] }],
    [
      '?kind=Job&cluster=prod-eu&queue=a',
      { kind: ['Job'], cluster: ['prod-eu'], queue: ['a'] },
    ],
    ['?sort=-age', { sort: '-age' }],
  ])('reads and writes %s', (search, change) => {
    const filters = { ...NO_FILTERS, ...change };
    expect(parseFilters(search)).toEqual(filters);
    expect(parseFilters(writeFilters('', filters))).toEqual(filters);
  });

  it('leaves out what it does not know', () => {
    expect(parseFilters('?state=Broken&sort=mood&x=1')).toEqual(NO_FILTERS);
  });

  it('keeps the parameters of others', () => {
    expect(writeFilters('?tab=2&q=old', NO_FILTERS)).toBe('?tab=2');
  });
});

describe('matcher', () => {
  const item = row({
    name: 'resnet-42',
    owner: 'group:default/team-vision',
    queue: 'vision',
    state: 'Failed',
    message: 'worker-2 ran out of memory',
    why: 'The limit of 16Gi is too low',
  });

  it.each<[Partial<WorkloadFilters>, boolean]>([
    [{}, true],
    [{ text: 'RESNET memory' }, true],
    [{ text: 'resnet limit' }, true],
    [{ text: 'resnet gpu' }, false],
    [{ mine: true }, true],
    [{ unclaimed: true }, false],
    [{ kind: ['Job', 'PyTorchJob'] }, true],
    [{ kind: ['Job'] }, false],
    [{ state: ['Failed'], queue: ['vision'] }, true],
    [{ state: ['Failed'], queue: ['nlp'] }, false],
  ])('with %j gives %s', (change, matches) => {
    const own = ['user:default/anna', 'group:default/team-vision'];
    expect(matcher({ ...NO_FILTERS, ...change }, own)(item)).toBe(matches);
  });

  it('finds nothing of nobody', () => {
    expect(matcher({ ...NO_FILTERS, mine: true }, [])(row())).toBe(false);
  });
});

describe('toQuery', () => {
  it('asks the backend for the same, but for all states', () => {
    const filters = parseFilters(
      '?q=a&mine=true&kind=Job&state=Failed&unclaimed',
    );
    expect(toQuery(filters, ['group:default/x'])).toEqual({
      text: 'a',
      claimed: false,
      owner: ['group:default/x'],
      kind: ['Job'],
    });
  });
});

describe('compareRows', () => {
  const rows = [
    row({
      name: 'b-10',
      state: 'Running',
      createdAt: '2026-11-24T10:00:00Z',
      accelerators: [
        { resource: 'nvidia.com/gpu', count: 8, sharing: 'whole' },
      ],
    }),
    row({ name: 'b-9', state: 'Failed', createdAt: '2026-11-24T09:00:00Z' }),
    row({
      name: 'a',
      state: 'Failed',
      createdAt: '2026-11-24T11:00:00Z',
      accelerators: [
        { resource: 'nvidia.com/mig-1g.10gb', count: 7, sharing: 'mig' },
      ],
    }),
  ];

  it.each<[SortOrder, string[]]>([
    ['attention', ['a', 'b-9', 'b-10']],
    ['-attention', ['b-10', 'b-9', 'a']],
    ['name', ['a', 'b-9', 'b-10']],
    ['age', ['a', 'b-10', 'b-9']],
    ['-accelerators', ['b-10', 'a', 'b-9']],
  ])('sorts by %s', (order, names) => {
    expect([...rows].sort(compareRows(order)).map(item => item.name)).toEqual(
      names,
    );
  });
});
