import {
  metrics,
  modelVersion,
  run,
} from '../__testUtils__/ScriptedTrackingApi';
import { compareVersions } from './compareVersions';

const versions = [
  modelVersion({
    version: '2',
    createdAt: 3,
    run: run({ metrics: metrics({ auc: 0.9 }) }),
  }),
  modelVersion({ version: '10', createdAt: 2 }),
  modelVersion({
    version: '9',
    createdAt: 1,
    run: run({
      metrics: { auc: { step: 1, at: 1, nonFinite: 'NaN' } },
    }),
  }),
  modelVersion({
    version: '3',
    run: run({ metrics: metrics({ auc: 0.95 }) }),
  }),
];

describe('compareVersions', () => {
  it.each([
    ['-version', ['10', '9', '3', '2']],
    ['version', ['2', '3', '9', '10']],
    ['metric:auc', ['2', '3', '10', '9']],
    ['-metric:auc', ['3', '2', '10', '9']],
    ['metric:constructor', ['10', '9', '3', '2']],
    ['age', ['3', '2', '10', '9']],
    ['what', ['10', '9', '3', '2']],
  ])('%s', (order, expected) => {
    expect(
      [...versions].sort(compareVersions(order)).map(({ version }) => version),
    ).toEqual(expected);
  });
});
