import { join } from 'node:path';
import { CASE_NAMES, loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { node } from '.';

describe('node', () => {
  const cases = loadCases(join(__dirname, 'cases'));
  const covered = new Set(cases.map(({ name }) => name));
  runKindContract(node, {
    cases,
    without: CASE_NAMES.filter(name => !covered.has(name)),
  });

  it('covers what it has', () => {
    expect([...covered]).toEqual([
      'no status yet',
      'stale condition',
      'running',
      'degraded with reason',
      'suspended',
      'deleting',
      'malformed',
    ]);
  });
});
