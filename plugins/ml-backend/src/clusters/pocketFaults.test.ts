import { mockServices } from '@backstage/backend-test-utils';
import {
  PocketCluster,
  realisticPyTorchJobs,
  startPocketCluster,
  viewerRules,
} from '@internal/demo';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import { ClusterFleet } from './ClusterFleet';
import { DEFAULT_MIRROR_CONFIG } from './mirror/MirrorConfig';
import { RunningProxy, startProxy } from './simulation/startProxy';

/*
 * Faults of what is on the wire and of the process, over real sockets: what a virtual clock cannot
 * show. Faults of time are in faults.test.ts.
 */

const JOBS = 'pytorchjobs.kubeflow.org';

describe('faults over real sockets', () => {
  let cluster: PocketCluster;
  let proxy: RunningProxy;
  const fleets: ClusterFleet[] = [];
  const rejections: unknown[] = [];
  const noteRejection = (reason: unknown) => rejections.push(reason);

  beforeEach(async () => {
    cluster = await startPocketCluster({
      name: 'east',
      identities: [{ token: 't', user: 'viewer', rules: viewerRules }],
      windowSize: 100_000,
    });
    proxy = await startProxy([{ name: 'east', url: cluster.url, token: 't' }]);
    rejections.length = 0;
    process.on('unhandledRejection', noteRejection);
  });

  afterEach(async () => {
    for (const fleet of fleets.splice(0)) {
      fleet.stop();
    }
    await proxy.close();
    await cluster.close();
    process.off('unhandledRejection', noteRejection);
  });

  function startFleet() {
    const fleet = ClusterFleet.create({
      gateway: proxy.gateway,
      kinds,
      logger: mockServices.logger.mock(),
      config: { ...DEFAULT_MIRROR_CONFIG, pageSize: 50 },
    });
    fleets.push(fleet);
    fleet.start();
    return fleet;
  }

  const source = (fleet: ClusterFleet) =>
    fleet.sources().find(({ kind }) => kind === 'PyTorchJob');

  const versions = (fleet: ClusterFleet) =>
    [...fleet.held('east')]
      .map(({ uid, version }) => `${uid}@${version}`)
      .sort();

  /** Waits for news until the condition holds. */
  function until(
    fleet: ClusterFleet,
    condition: () => boolean,
    limitMs = 20_000,
  ): Promise<void> {
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
        reject(new Error(`Not within ${limitMs} ms: ${condition}`));
      }, limitMs);
      stops.push(
        () => clearTimeout(timer),
        fleet.onChange(check),
        fleet.onSourcesChange(check),
      );
      check();
    });
  }

  function putJobs(count: number) {
    for (const job of realisticPyTorchJobs(count, { bytes: 4_000 })) {
      const { namespace, name } = job.metadata;
      cluster.store.put(cluster.type(JOBS), `${namespace}/${name}`, job);
    }
  }

  const rowNames = (fleet: ClusterFleet) =>
    new Set([...fleet.rows()].map(({ meta }) => meta.name));

  it('F7: whatever an object looks like, its neighbors are rows and nothing is thrown', async () => {
    putJobs(20);
    const type = { apiVersion: 'kubeflow.org/v1', kind: 'PyTorchJob' };
    const meta = (name: string) => ({
      name,
      namespace: 'odd',
      uid: `uid-${name}`,
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
    });
    const unreadable = {
      empty: {},
      'no-metadata': { ...type },
      'wrong-metadata': { ...type, metadata: [7] },
      'no-uid': { ...type, metadata: { name: 'no-uid' } },
    };
    const readable = {
      'no-status': { ...type, metadata: meta('no-status') },
      'wrong-types': {
        ...type,
        metadata: { ...meta('wrong-types'), labels: 3, annotations: [null] },
        spec: { pytorchReplicaSpecs: { Worker: 'many', Master: null } },
        status: { conditions: { type: 'Running' }, replicaStatuses: [] },
      },
      'wrong-dates': {
        ...type,
        metadata: { ...meta('wrong-dates'), creationTimestamp: 'yesterday' },
        spec: {},
        status: {
          startTime: '2026-13-45T99:00:00Z',
          conditions: [null, 1, { type: 'Running', status: 'True' }],
        },
      },
      '<b>html</b>': { ...type, metadata: meta('<b>html</b>'), spec: {} },
      huge: {
        ...type,
        metadata: meta('huge'),
        spec: { filler: 'x'.repeat(1_500_000) },
      },
    };
    for (const [key, value] of Object.entries({ ...unreadable, ...readable })) {
      cluster.inject(JOBS, `odd/${key}`, value);
    }
    const fleet = startFleet();
    await until(fleet, () => source(fleet)?.freshness === 'fresh');
    for (const name of Object.keys(readable)) {
      expect(rowNames(fleet)).toContain(name);
    }
    expect([...fleet.rows()]).toHaveLength(20 + Object.keys(readable).length);
    expect(source(fleet)?.unreadable).toBe(Object.keys(unreadable).length);

    // The same, and a line above every cap, on the open watch.
    cluster.inject(JOBS, 'odd/too-long', {
      ...type,
      metadata: meta('too-long'),
      spec: { filler: 'x'.repeat(10_000_000) },
    });
    await until(fleet, () => source(fleet)?.error?.code === 'malformed');
    cluster.store.remove(cluster.type(JOBS), 'odd/too-long');
    cluster.inject(JOBS, 'odd/later', { ...type, metadata: meta('later') });
    await until(
      fleet,
      () =>
        rowNames(fleet).has('later') && source(fleet)?.freshness === 'fresh',
    );
    expect([...fleet.rows()]).toHaveLength(21 + Object.keys(readable).length);
    expect(rejections).toEqual([]);
  }, 60_000);

  it('F7: a line that is no JSON costs a list and nothing else', async () => {
    putJobs(5);
    const fleet = startFleet();
    await until(fleet, () => source(fleet)?.freshness === 'fresh');
    await cluster.setFaults({ brokenLine: true });
    await until(fleet, () => source(fleet)?.error?.code === 'malformed');
    await cluster.setFaults({});
    await until(fleet, () => source(fleet)?.freshness === 'fresh');
    expect(rowNames(fleet).size).toBe(5);
    expect(rejections).toEqual([]);
  }, 30_000);

  it('F10: a mirror that starts shows its first page within 5 s, and two of them agree within 2 s', async () => {
    putJobs(500);
    const started = performance.now();
    const first = startFleet();
    await until(first, () => [...first.rows()].length >= 50, 5_000);
    const second = startFleet();
    const inStep = (fleet: ClusterFleet) => () =>
      source(fleet)?.freshness === 'fresh' && source(fleet)?.rows === 500;
    await until(first, inStep(first));
    await until(second, inStep(second));
    expect(performance.now() - started).toBeLessThan(20_000);

    const stored = cluster.store.list(cluster.type(JOBS));
    for (const { key, object } of stored.slice(0, 100)) {
      cluster.store.put(cluster.type(JOBS), key, object);
    }
    // Nobody could see those changes, so nobody is told of them; this one is.
    cluster.store.put(cluster.type(JOBS), stored[0].key, {
      ...stored[0].object,
      metadata: { ...stored[0].object.metadata, labels: { seen: 'yes' } },
    });
    const labelled = (fleet: ClusterFleet) => () =>
      [...fleet.rows()].some(({ meta }) => meta.labels.seen === 'yes');
    await Promise.all(
      [first, second].map(fleet => until(fleet, labelled(fleet), 2_000)),
    );
    expect(versions(first)).toEqual(versions(second));
  }, 40_000);

  it('F13: after a storm of 10,000 events on one object its end is what is held', async () => {
    putJobs(200);
    const fleet = startFleet();
    await until(fleet, () => source(fleet)?.freshness === 'fresh');
    const [{ key, object }] = cluster.store.list(cluster.type(JOBS));
    // 1,000 a second, each of some 4 KB, told by the server in the same process. How late the event
    // loop is meanwhile is measured by bench/liveSync.ts.
    for (let tick = 0; tick < 200; tick += 1) {
      for (let event = 0; event < 50; event += 1) {
        const labels = { ...object.metadata.labels, tick: `${tick}-${event}` };
        cluster.store.put(cluster.type(JOBS), key, {
          ...object,
          metadata: { ...object.metadata, labels },
        });
      }
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
    }
    const last = () =>
      fleet.row('east', `${object.metadata.uid}`)?.meta.labels.tick ===
      '199-49';
    await until(fleet, last, 5_000);
    expect(rejections).toEqual([]);
  }, 40_000);
});
