import { mockServices } from '@backstage/backend-test-utils';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import { ClusterFleet } from './ClusterFleet';
import { DEFAULT_MIRROR_CONFIG } from './mirror/MirrorConfig';
import {
  ProxiedCluster,
  RunningProxy,
  startProxy,
} from './simulation/startProxy';
import { realServerTests, TestCluster } from './__testUtils__/TestCluster';
import { RowChange } from './WorkloadMirror';

/*
 * The faults that can be made on a real API server. One cluster lives through all of them, in order.
 */

const JOBS = '/apis/kubeflow.org/v1/pytorchjobs';
const CRD = 'pytorchjobs.kubeflow.org';

const pyTorchJob = (name: string) => ({
  apiVersion: 'kubeflow.org/v1',
  kind: 'PyTorchJob',
  metadata: { name, namespace: 'default' },
  spec: {
    pytorchReplicaSpecs: {
      Worker: {
        replicas: 1,
        template: { spec: { containers: [{ name: 'pytorch', image: 'i' }] } },
      },
    },
  },
});

interface Crd {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: unknown };
  readonly spec: {
    readonly conversion?: unknown;
    readonly versions: readonly { readonly name: string }[];
  };
}

realServerTests()('faults of a real API server', () => {
  let cluster: TestCluster;
  let viewer: ProxiedCluster;
  let proxy: RunningProxy;
  let fleet: ClusterFleet;
  const changes: RowChange[] = [];

  const rows = () => [...fleet.rows()].map(({ meta }) => meta.name).sort();

  const source = (kind = 'PyTorchJob') =>
    fleet.sources().find(status => status.kind === kind);

  const isFresh = (kind?: string) => source(kind)?.freshness === 'fresh';

  /** How many lists of jobs began. */
  const lists = () =>
    proxy.requests.filter(
      path => path.startsWith(`${JOBS}?limit=2`) && !path.includes('continue='),
    ).length;

  /** Waits for news until the condition holds; answers with how long that was, in milliseconds. */
  async function until(
    what: string,
    condition: () => boolean,
    limitMs: number,
  ): Promise<number> {
    const start = performance.now();
    await new Promise<void>((resolve, reject) => {
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
        const state = JSON.stringify({ source: source(), rows: rows() });
        reject(new Error(`Not within ${limitMs} ms: ${what}; ${state}`));
      }, limitMs);
      stops.push(
        () => clearTimeout(timer),
        fleet.onChange(check),
        fleet.onSourcesChange(check),
      );
      check();
    });
    return performance.now() - start;
  }

  /** What the server has, by uid and version. */
  async function serverJobs() {
    const list = JSON.parse(await cluster.kubectl(['get', '--raw', JOBS]));
    const items: { metadata: { uid: string; resourceVersion: string } }[] =
      list.items;
    return items
      .map(({ metadata }) => `${metadata.uid}@${metadata.resourceVersion}`)
      .sort();
  }

  /** What the mirror holds of it. */
  const heldJobs = () =>
    [...fleet.held('real')]
      .filter(({ kind }) => kind.id === 'pytorch-job')
      .map(({ uid, version }) => `${uid}@${version}`)
      .sort();

  const went = () =>
    changes.flatMap(({ before, after }) =>
      before && !after ? [before.meta.name] : [],
    );

  beforeAll(async () => {
    cluster = await TestCluster.start();
    viewer = cluster.viewer('real');
    proxy = await startProxy([viewer]);
    fleet = ClusterFleet.create({
      gateway: proxy.gateway,
      kinds,
      logger: mockServices.logger.mock(),
      config: { ...DEFAULT_MIRROR_CONFIG, probeIntervalMs: 2_000, pageSize: 2 },
    });
    await cluster.create(...['a', 'b', 'c', 'd', 'e'].map(pyTorchJob));
    fleet.onChange(change => changes.push(change));
    fleet.start();
    await until('the jobs are rows', () => rows().length === 5, 30_000);
  }, 120_000);

  afterAll(async () => {
    fleet?.stop();
    await proxy?.close();
    await cluster?.stop();
  }, 30_000);

  beforeEach(() => {
    changes.length = 0;
    proxy.requests.length = 0;
  });

  it('F1: kill -9 is said within 15 s; after the restart it is fresh within 5 s, and nothing flickered', async () => {
    await cluster.kill();
    await until('said', () => !isFresh(), 15_000);
    expect(rows()).toEqual(['a', 'b', 'c', 'd', 'e']);
    await cluster.restart();
    await until('fresh', () => isFresh(), 5_000);
    // The cache of a new API server begins at its start, so the version may be too old for it.
    expect(lists()).toBeLessThanOrEqual(1);
    expect(changes).toEqual([]);

    await cluster.create(pyTorchJob('f'));
    await until('the new job is a row', () => rows().includes('f'), 5_000);
    expect(heldJobs()).toEqual(await serverJobs());
  }, 60_000);

  it('F3: what was deleted and created before a compaction is found by one list', async () => {
    const restore = await proxy.interrupt();
    await cluster.kubectl(['delete', CRD, 'a', 'b', '-n', 'default']);
    await cluster.create(pyTorchJob('a'), pyTorchJob('g'));
    await cluster.compact();
    await cluster.restart();
    await restore();
    await until('in step', () => isFresh() && rows().includes('g'), 20_000);
    expect(rows()).toEqual(['a', 'c', 'd', 'e', 'f', 'g']);
    // The job that was created anew is another one.
    expect(went().sort()).toEqual(['a', 'b']);
    expect(lists()).toBe(1);
    expect(heldJobs()).toEqual(await serverJobs());
  }, 90_000);

  it('F5: a token that was rotated leaves the rows stale, and a new one is taken up within 66 s', async () => {
    await cluster.kubectl([
      ...['delete', 'serviceaccount', 'ml-viewer', '-n', 'backstage'],
    ]);
    await cluster.kubectl([
      ...['create', 'serviceaccount', 'ml-viewer', '-n', 'backstage'],
    ]);
    proxy.cut();
    // The server remembers good tokens for 10 s.
    const cutAgain = setInterval(() => proxy.cut(), 3_000);
    await until(
      '401',
      () => source()?.error?.code === 'unauthorized',
      30_000,
    ).finally(() => clearInterval(cutAgain));
    expect(rows()).toHaveLength(6);
    viewer.token = await cluster.kubectl([
      ...['create', 'token', 'ml-viewer', '-n', 'backstage'],
    ]);
    await until('fresh', () => isFresh(), 66_000);
    expect(changes).toEqual([]);
    expect(heldJobs()).toEqual(await serverJobs());
  }, 120_000);

  it('F5: rights that are taken away for a kind take its rows along, and no other kind', async () => {
    const role = JSON.parse(
      await cluster.kubectl(['get', 'clusterrole', 'ml-viewer', '-o', 'json']),
    );
    const rules: { apiGroups: string[] }[] = role.rules;
    const narrowed = rules
      .map(rule => ({
        ...rule,
        apiGroups: rule.apiGroups.filter(group => group !== 'kubeflow.org'),
      }))
      .filter(rule => rule.apiGroups.length > 0);
    const { resourceVersion: _, ...metadata } = role.metadata;
    const replace = (wanted: unknown) =>
      cluster.kubectl(['replace', '--validate=false', '-f', '-'], {
        ...role,
        metadata,
        rules: wanted,
      });
    await replace(narrowed);
    proxy.cut();
    await until(
      'forbidden',
      () => source()?.freshness === 'forbidden' && rows().length === 0,
      45_000,
    );
    expect(source()?.error?.fix).toContain('kubeflow.org');
    await until('the other kind', () => isFresh('Workload'), 10_000);

    await replace(rules);
    await until('fresh', () => isFresh() && rows().length === 6, 10_000);
    expect(heldJobs()).toEqual(await serverJobs());
  }, 90_000);

  it('F5: a CRD that is removed is missing within 30 s; when it is there again, so are its jobs', async () => {
    const crd = await readCrd(CRD);
    await cluster.kubectl(['delete', 'crd', CRD]);
    await until(
      'missing',
      () => source()?.freshness === 'missing' && rows().length === 0,
      30_000,
    );
    expect(isFresh('Workload')).toBe(true);
    await cluster.create(crd);
    await until('fresh', () => isFresh(), 20_000);
    await cluster.create(pyTorchJob('again'));
    await until('the job is a row', () => rows().includes('again'), 5_000);
    expect(heldJobs()).toEqual(await serverJobs());
  }, 90_000);

  it('F5: a kind that is there again in another version only is read in that', async () => {
    const name = 'workloads.kueue.x-k8s.io';
    expect(source('Workload')?.version).toBe('v1beta2');
    const crd = await readCrd(name);
    const versions = crd.spec.versions
      .filter(version => version.name === 'v1beta1')
      .map(version => ({ ...version, served: true, storage: true }));
    await cluster.kubectl(['delete', 'crd', name]);
    await until(
      'missing',
      () => source('Workload')?.freshness === 'missing',
      30_000,
    );
    await cluster.create({
      ...crd,
      spec: { ...crd.spec, versions, conversion: { strategy: 'None' } },
    });
    await until(
      'fresh in the other version',
      () => isFresh('Workload') && source('Workload')?.version === 'v1beta1',
      20_000,
    );
    expect(isFresh()).toBe(true);
  }, 90_000);

  /** A CRD so that it can be created again. */
  async function readCrd(name: string): Promise<Crd> {
    const text = await cluster.kubectl(['get', 'crd', name, '-o', 'json']);
    const { apiVersion, kind, metadata, spec }: Crd = JSON.parse(text);
    const { annotations } = metadata;
    return { apiVersion, kind, metadata: { name, annotations }, spec };
  }
});
