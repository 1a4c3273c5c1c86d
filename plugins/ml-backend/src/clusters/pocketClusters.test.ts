import { mockServices } from '@backstage/backend-test-utils';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import { PocketCluster, startPocketCluster, viewerRules } from '@internal/demo';
import { ClusterFleet } from './ClusterFleet';
import { KubernetesPluginGateway } from './gateway';
import { DEFAULT_MIRROR_CONFIG } from './mirror/MirrorConfig';
import { kubernetesPluginTests } from './__testUtils__/kubernetesPluginTests';
import {
  RunningKubernetesPlugin,
  startKubernetesPlugin,
} from './__testUtils__/startKubernetesPlugin';

const JOBS = 'jobs.batch';

kubernetesPluginTests()('pocket clusters in the mirror', () => {
  let clusters: PocketCluster[];
  let plugin: RunningKubernetesPlugin | undefined;
  let fleet: ClusterFleet;

  beforeAll(async () => {
    clusters = await Promise.all(
      ['east', 'west'].map(name =>
        startPocketCluster({
          name,
          identities: [{ token: name, user: 'viewer', rules: viewerRules }],
        }),
      ),
    );
    plugin = await startKubernetesPlugin(
      clusters.map(({ name, url }) => ({
        name,
        url,
        authProvider: 'serviceAccount',
        serviceAccountToken: name,
      })),
    );
    fleet = ClusterFleet.create({
      gateway: KubernetesPluginGateway.create(plugin),
      kinds,
      logger: mockServices.logger.mock(),
      config: { ...DEFAULT_MIRROR_CONFIG, probeIntervalMs: 1_000, pageSize: 2 },
    });
    fleet.start();
  }, 60_000);

  afterAll(async () => {
    fleet.stop();
    await plugin?.stop();
    await Promise.all(clusters.map(cluster => cluster.close()));
  });

  function createJob(cluster: PocketCluster, name: string) {
    cluster.writer.create(
      cluster.type(JOBS),
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name, labels: { 'kueue.x-k8s.io/queue-name': 'q' } },
        spec: {
          template: { spec: { containers: [{ name: 'c', image: 'i' }] } },
        },
      },
      'team',
    );
  }

  const rows = (cluster: string) =>
    [...fleet.rows()]
      .filter(row => row.cluster === cluster)
      .map(row => row.meta.name)
      .sort();

  const source = (cluster: string, kind = 'Job') =>
    fleet
      .sources()
      .find(status => status.cluster === cluster && status.kind === kind);

  /** Waits for news of rows or sources until the condition holds. */
  function until(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const stops: (() => void)[] = [];
      const end = () => stops.forEach(stop => stop());
      const check = () => {
        if (condition()) {
          end();
          resolve();
        }
      };
      const timer = setTimeout(() => {
        end();
        const state = { sources: fleet.sources(), east: rows('east') };
        reject(
          new Error(`Not within 20 s: ${condition}, ${JSON.stringify(state)}`),
        );
      }, 20_000);
      stops.push(
        () => clearTimeout(timer),
        fleet.onChange(check),
        fleet.onSourcesChange(check),
      );
      check();
    });
  }

  const isFresh = (cluster: string) => source(cluster)?.freshness === 'fresh';

  it('follows what happens, and lives through faults', async () => {
    const [east, west] = clusters;
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      createJob(east, name);
    }
    await until(() => rows('east').length === 5 && isFresh('west'));
    expect(source('east')).toMatchObject({ version: 'v1', rows: 5 });

    createJob(west, 'live');
    await until(() => rows('west').length === 1);

    await east.setFaults({ gone: ['stream', 'continue'] });
    createJob(east, 'f');
    await until(() => rows('east').includes('f'));
    expect(rows('east')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);

    await east.setFaults({ brokenLine: true });
    await until(() => source('east')?.error?.code === 'malformed');
    await east.setFaults({});
    await until(() => isFresh('east'));

    await east.setFaults({ removed: [JOBS] });
    await until(() => source('east')?.freshness === 'missing');
    expect(rows('east')).toEqual([]);
    expect(isFresh('west')).toBe(true);
    await east.setFaults({});
    await until(() => isFresh('east') && rows('east').length === 6);

    await east.setFaults({ refusing: true });
    await until(() => source('east')?.freshness === 'stale');
    expect(source('east')?.error?.code).toBe('refused');
    expect(rows('east')).toHaveLength(6);
    createJob(west, 'still-live');
    await until(() => rows('west').length === 2);

    await east.setFaults({});
    await until(() => isFresh('east'));
    createJob(east, 'g');
    await until(() => rows('east').includes('g'));
  }, 60_000);
});
