import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { metrics, run } from '../__testUtils__/ScriptedTrackingApi';
import { compareRuns } from './compareRuns';

const NOW = 100_000;

const runs: RunItem[] = [
  run({
    runId: 'a',
    name: 'fox-10',
    startedAt: 10,
    endedAt: 70,
    params: { lr: '1e-3', opt: 'sgd' },
    metrics: metrics({ loss: 0.5 }),
  }),
  run({
    runId: 'b',
    name: 'fox-9',
    status: 'running',
    startedAt: 20,
    endedAt: undefined,
    params: { lr: '0.01', opt: 'adam' },
    metrics: { loss: { step: 1, at: 1, nonFinite: 'NaN' } },
  }),
  run({
    runId: 'c',
    name: 'ant',
    status: 'failed',
    startedAt: 30,
    endedAt: 35,
    params: { lr: '0.002' },
    metrics: metrics({ loss: 0.1 }),
  }),
];

describe('compareRuns', () => {
  it.each([
    ['-started', 'cba'],
    ['started', 'abc'],
    ['name', 'cba'],
    ['-name', 'abc'],
    ['status', 'cba'],
    ['-duration', 'bac'],
    ['metric:loss', 'cab'],
    ['-metric:loss', 'acb'],
    ['param:lr', 'acb'],
    ['param:opt', 'bac'],
    ['-param:opt', 'abc'],
    ['param:gone', 'abc'],
  ])('by %s: %s', (sort, order) => {
    const sorted = [...runs].sort(compareRuns(sort, NOW));
    expect(sorted.map(({ runId }) => runId).join('')).toBe(order);
  });
});
