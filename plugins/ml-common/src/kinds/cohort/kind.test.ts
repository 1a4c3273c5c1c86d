import { join } from 'node:path';
import { CASE_NAMES, loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { cohort } from '.';

describe('cohort', () => {
  const cases = loadCases(join(__dirname, 'cases'));
  const covered = new Set(cases.map(({ name }) => name));
  runKindContract(cohort, {
    cases,
    without: CASE_NAMES.filter(name => !covered.has(name)),
  });

  it('covers what it has', () => {
    expect([...covered]).toEqual(['no status yet', 'deleting', 'malformed']);
  });
});
