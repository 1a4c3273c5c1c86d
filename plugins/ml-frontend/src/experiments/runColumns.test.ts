import { metrics, run } from '../__testUtils__/ScriptedTrackingApi';
import { ownKeyOf, ownKeys, runColumns, usualColumns } from './runColumns';

describe('usualColumns', () => {
  it('are the parameters that differ, and the metrics that most runs have', () => {
    const runs = [
      run({
        params: { lr: '0.1', depth: '3', seed: '1' },
        metrics: metrics({ auc: 1, loss: 2, 'system/gpu': 3 }),
      }),
      run({
        params: { lr: '0.2', depth: '3' },
        metrics: metrics({ loss: 2, 'system/gpu': 3 }),
      }),
    ];
    expect(usualColumns(runs)).toEqual([
      'started',
      'duration',
      'user',
      'param:lr',
      'param:seed',
      'metric:loss',
      'metric:auc',
    ]);
  });

  it('has accelerators where a job is known', () => {
    const held = [{ resource: 'nvidia.com/gpu', count: 4, seconds: 60 }];
    expect(usualColumns([run({ acceleratorTime: held })])).toContain(
      'accelerators',
    );
  });
});

describe('runColumns', () => {
  it('always has what a row cannot be told apart without', () => {
    expect(runColumns([]).map(({ id }) => id)).toEqual([
      'choose',
      'name',
      'status',
    ]);
  });

  it('leaves out what it does not know', () => {
    expect(
      runColumns(['gone', 'metric:b', 'user', 'metric:a', 'param:z']).map(
        ({ id }) => id,
      ),
    ).toEqual([
      'choose',
      'name',
      'status',
      'user',
      'metric:a',
      'metric:b',
      'param:z',
    ]);
  });
});

describe('ownKeyOf', () => {
  it.each([
    ['metric:val/loss', { what: 'metric', key: 'val/loss' }],
    ['param:a:b', { what: 'param', key: 'a:b' }],
    ['param:two\nlines', { what: 'param', key: 'two\nlines' }],
    ['name', undefined],
  ])('%j', (id, own) => {
    expect(ownKeyOf(id)).toEqual(own);
  });
});

describe('ownKeys', () => {
  it('takes names from objects for what they are', () => {
    const hostile = JSON.parse('{"__proto__": "1", "constructor": "2"}');
    expect(ownKeys([run({ params: hostile })]).params).toEqual([
      '__proto__',
      'constructor',
    ]);
  });
});
