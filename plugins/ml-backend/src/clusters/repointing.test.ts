import { mockServices } from '@backstage/backend-test-utils';
import { PocketCluster, startPocketCluster, viewerRules } from '@internal/demo';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import { ClusterFleet } from './ClusterFleet';
import {
  ProxiedCluster,
  RunningProxy,
  startProxy,
} from './simulation/startProxy';

/*
 * F14: what the configuration of the kubernetes plugin says of a cluster changes while its proxy
 * keeps what is open to the old one.
 */

const JOBS = 'jobs.batch';

/** How long the change may stay unseen, in milliseconds. */
const LIMIT_MS = 5_000;

describe('a name of another cluster', () => {
  let before: PocketCluster;
  let after: PocketCluster;
  let configured: ProxiedCluster[];
  let proxy: RunningProxy;
  let fleet: ClusterFleet;

  const rows = () => [...fleet.rows()].map(({ meta }) => meta.name).sort();

  const isFresh = () =>
    fleet
      .sources()
      .some(({ kind, freshness }) => kind === 'Job' && freshness === 'fresh');

  beforeEach(async () => {
    [before, after] = await Promise.all(
      ['before', 'after'].map(name =>
        startPocketCluster({
          name,
          identities: [{ token: 't', user: 'viewer', rules: viewerRules }],
        }),
      ),
    );
    for (const cluster of [before, after]) {
      cluster.writer.create(cluster.type('namespaces'), {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'kube-system' },
      });
      createJob(cluster, `of-${cluster.name}`);
    }
    // So far that both can resume from each other's versions.
    createJob(after, 'later');
    configured = [{ name: 'east', url: before.url, token: 't' }];
    proxy = await startProxy(configured);
    fleet = ClusterFleet.create({
      gateway: proxy.gateway,
      kinds,
      logger: mockServices.logger.mock(),
    });
    fleet.start();
    await until(() => isFresh() && rows().length === 1, 20_000);
  });

  afterEach(async () => {
    fleet.stop();
    await proxy.close();
    await Promise.all([before.close(), after.close()]);
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

  /** Waits for news until the condition holds. */
  function until(condition: () => boolean, limitMs: number): Promise<void> {
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
        reject(new Error(`Not within ${limitMs} ms: ${condition}, ${rows()}`));
      }, limitMs);
      stops.push(
        () => clearTimeout(timer),
        fleet.onChange(check),
        fleet.onSourcesChange(check),
      );
      check();
    });
  }

  it.each([
    ['keeps the watches of the old one open', () => {}],
    ['cuts them, so that they resume at the new one', () => proxy.cut()],
  ])(
    'shows that one and no other, when the proxy %s',
    async (_, happens) => {
      expect(rows()).toEqual(['of-before']);
      configured[0].url = after.url;
      happens();
      await until(() => rows().join() === 'later,of-after', LIMIT_MS);
      await until(isFresh, LIMIT_MS);

      createJob(before, 'unseen');
      createJob(after, 'live');
      await until(() => rows().includes('live'), LIMIT_MS);
      expect(rows()).toEqual(['later', 'live', 'of-after']);
    },
    40_000,
  );

  it('goes with its rows and sources when the name is gone', async () => {
    configured.splice(0);
    await until(() => rows().length === 0, LIMIT_MS);
    expect(fleet.sources()).toEqual([]);
  }, 40_000);
});
