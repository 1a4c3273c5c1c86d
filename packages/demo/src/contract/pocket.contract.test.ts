import { administratorRules, startPocketCluster, viewerRules } from '../pocket';
import type { PocketCluster } from '../pocket';
import { runContract } from './runContract';

describe('the pocket API server', () => {
  let cluster: PocketCluster;

  beforeAll(async () => {
    cluster = await startPocketCluster({
      name: 'contract',
      identities: [
        { token: 'admin', user: 'admin', rules: administratorRules },
        {
          token: 'viewer',
          user: 'system:serviceaccount:default:contract-viewer',
          rules: viewerRules,
        },
      ],
    });
    cluster.writer.create(cluster.type('namespaces'), {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'default' },
    });
  });

  afterAll(() => cluster.close());

  runContract(() => ({
    url: cluster.url,
    token: 'viewer',
    adminToken: 'admin',
    fetch,
    compact: async () => cluster.store.compact(),
  }));
});
