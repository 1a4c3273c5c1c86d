import { join } from 'node:path';
import { parseManifest } from '../../kubernetes';
import { loadCases } from '../testing/loadCases';
import { runKindContract } from '../testing/runKindContract';
import { deployment } from '.';

describe('deployment', () => {
  runKindContract(deployment, {
    cases: loadCases(join(__dirname, 'cases')),
    // What serves has no end.
    without: ['succeeded'],
  });

  it('leaves the pods of others alone where its selector cannot be read', () => {
    const parsed = parseManifest({
      apiVersion: 'apps/v1',
      kind: deployment.kind,
      metadata: { name: 'a' },
      spec: { selector: { matchLabels: { app: 'a', tier: 7 } } },
    });
    expect(parsed.ok && deployment.podSelector(parsed.value)).toBeUndefined();
  });
});
