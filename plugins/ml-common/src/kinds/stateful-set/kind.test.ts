import { join } from 'node:path';
import { parseManifest } from '../../kubernetes';
import { loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { statefulSet } from '.';

describe('statefulSet', () => {
  runKindContract(statefulSet, {
    cases: loadCases(join(__dirname, 'cases')),
    // What serves has no end.
    without: ['succeeded'],
  });

  it('leaves the pods of others alone where its selector cannot be read', () => {
    const parsed = parseManifest({
      apiVersion: 'apps/v1',
      kind: statefulSet.kind,
      metadata: { name: 'a' },
      spec: { selector: { matchLabels: { app: 'a', tier: 7 } } },
    });
    expect(parsed.ok && statefulSet.podSelector(parsed.value)).toBeUndefined();
  });
});
