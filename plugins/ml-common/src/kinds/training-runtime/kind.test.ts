import { join } from 'node:path';
import { CASE_NAMES, loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { trainingRuntime } from '.';

describe('trainingRuntime', () => {
  const cases = loadCases(join(__dirname, 'cases'));
  const covered = new Set(cases.map(({ name }) => name));
  runKindContract(trainingRuntime, {
    cases,
    without: CASE_NAMES.filter(name => !covered.has(name)),
  });

  it('covers what a template has', () => {
    expect([...covered]).toEqual(['no status yet', 'deleting', 'malformed']);
  });
});
