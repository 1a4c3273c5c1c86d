import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { metrics, run } from '../__testUtils__/ScriptedTrackingApi';
import {
  compareMetrics,
  compareParams,
  compareTimes,
  differingDatasets,
} from './comparison';

const noGoal = () => undefined;

describe('compareParams', () => {
  it('has those that differ first; one that a run does not have differs', () => {
    const compared = compareParams([
      run({ params: { a: '1', lr: '0.1', z: '9' } }),
      run({ params: { a: '1', lr: '0.2' } }),
    ]);
    expect(compared).toEqual([
      { key: 'lr', values: ['0.1', '0.2'], differs: true },
      { key: 'z', values: ['9', undefined], differs: true },
      { key: 'a', values: ['1', '1'], differs: false },
    ]);
  });

  it('takes a name like that of a built-in for a name', () => {
    const [compared] = compareParams([
      run({ params: { constructor: '1' } as Record<string, string> }),
      run(),
    ]);
    expect(compared.values).toEqual(['1', undefined]);
  });
});

describe('compareMetrics', () => {
  const runs = [0.3, 0.1, 0.3].map(loss => run({ metrics: metrics({ loss }) }));

  it.each([
    ['min', [1]],
    ['max', [0, 2]],
    [undefined, []],
  ] as const)('marks the best where the goal is %s', (goal, best) => {
    const [loss] = compareMetrics(runs, () => goal);
    expect([...loss.best]).toEqual(best);
  });

  it('marks none where only one has a value', () => {
    const [loss] = compareMetrics(
      [
        runs[0],
        run({ metrics: { loss: { step: 1, at: 1, nonFinite: 'Infinity' } } }),
      ],
      () => 'max',
    );
    expect(loss.best.size).toBe(0);
  });

  const scored = (digest?: string): RunItem =>
    run({
      metrics: {
        auc: {
          step: 1,
          at: 1,
          value: 0.9,
          datasetName: digest && 'holdout',
          datasetDigest: digest,
        },
      },
    });

  it('tells runs that were scored on different data sets', () => {
    const [auc] = compareMetrics(
      [scored('v1'), scored('v2'), scored()],
      noGoal,
    );
    expect(auc.datasets).toEqual(['holdout (v1)', 'holdout (v2)', undefined]);
  });

  it.each([
    ['the same', [scored('v1'), scored('v1')]],
    ['only one says', [scored('v1'), scored()]],
    ['none says', [scored(), scored()]],
  ])('has no warning: %s', (_, some) => {
    expect(compareMetrics(some, noGoal)[0].datasets).toBeUndefined();
  });
});

describe('differingDatasets', () => {
  const read = (...datasets: RunItem['datasets']) => run({ datasets });

  it('tells by what for, and does not mind the order', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(name => ({
      name,
      digest: name.toUpperCase(),
      context: 'training',
    }));
    const evaluation = { name: 'e', digest: 'E', context: 'eval' };
    expect(differingDatasets([read(a, b), read(b, a)])).toEqual([]);
    expect(
      differingDatasets([read(a, evaluation), read(c, evaluation), read()]),
    ).toEqual([{ context: 'training', values: ['a (A)', 'c (C)', undefined] }]);
  });
});

describe('compareTimes', () => {
  it('has a line for each model of accelerator and adds nothing', () => {
    const gpu = 'nvidia.com/gpu';
    expect(
      compareTimes([
        run({
          acceleratorTime: [
            { resource: gpu, product: 'A100', count: 4, seconds: 60 },
            { resource: gpu, product: 'T4', count: 1, seconds: 60 },
          ],
        }),
        run(),
        run({
          acceleratorTime: [
            { resource: gpu, product: 'A100', count: 8, seconds: 30 },
          ],
        }),
      ]),
    ).toEqual([
      {
        resource: gpu,
        product: 'A100',
        values: [
          { count: 4, seconds: 60 },
          undefined,
          { count: 8, seconds: 30 },
        ],
      },
      {
        resource: gpu,
        product: 'T4',
        values: [{ count: 1, seconds: 60 }, undefined, undefined],
      },
    ]);
  });
});
