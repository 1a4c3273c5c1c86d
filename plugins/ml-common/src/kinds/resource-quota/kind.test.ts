import { join } from 'node:path';
import { CASE_NAMES, loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { resourceQuota } from '.';

describe('resourceQuota', () => {
  const cases = loadCases(join(__dirname, 'cases'));
  const covered = new Set(cases.map(({ name }) => name));
  runKindContract(resourceQuota, {
    cases,
    without: CASE_NAMES.filter(name => !covered.has(name)),
  });

  it('covers what it has', () => {
    expect([...covered]).toEqual([
      'no status yet',
      'stale generation',
      'running',
      'malformed',
    ]);
  });
});
