import { join } from 'node:path';
import { CASE_NAMES, loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { localQueue } from '.';

describe('localQueue', () => {
  const cases = loadCases(join(__dirname, 'cases'));
  const covered = new Set(cases.map(({ name }) => name));
  runKindContract(localQueue, {
    cases,
    without: CASE_NAMES.filter(name => !covered.has(name)),
  });

  it('covers what it has', () => {
    expect([...covered]).toEqual([
      'no status yet',
      'stale generation',
      'running',
      'degraded with reason',
      'suspended',
      'queued',
      'deleting',
      'malformed',
    ]);
  });
});
