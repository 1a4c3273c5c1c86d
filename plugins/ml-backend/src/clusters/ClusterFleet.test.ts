import { mockServices } from '@backstage/backend-test-utils';
import { Kind } from '@mlport/backstage-plugin-ml-common';
import { ClusterFleet } from './ClusterFleet';
import { failure } from './gateway';
import { DEFAULT_MIRROR_CONFIG } from './mirror/MirrorConfig';
import { fakeKinds } from './simulation/fakeKinds';
import { SimulatedCluster } from './simulation/SimulatedCluster';
import { SimulatedGateway } from './simulation/SimulatedGateway';
import { VirtualClock } from './simulation/VirtualClock';
import { RowChange } from './WorkloadMirror';

const KINDS = Object.values(fakeKinds) as Kind[];
const JOBS = '/apis/ml.test/v2/jobs';
const OLD_JOBS = '/apis/ml.test/v1/jobs';

let lateHeaders = false;

function createWorld(names = ['east', 'west']) {
  const clock = new VirtualClock();
  const gateway = new SimulatedGateway(clock);
  gateway.lateHeaders = lateHeaders;
  const clusters = names.map(name => {
    const cluster = new SimulatedCluster(clock, KINDS);
    gateway.add(name, cluster);
    return cluster;
  });
  const logger = mockServices.logger.mock();
  const fleet = ClusterFleet.create({
    gateway,
    kinds: KINDS,
    logger,
    clock,
    random: () => 0.5,
    config: { ...DEFAULT_MIRROR_CONFIG, pageSize: 2 },
  });
  const changes: RowChange[] = [];
  fleet.onChange(change => changes.push(change));
  const source = (cluster: string, kind = 'Job') =>
    fleet
      .sources()
      .find(status => status.cluster === cluster && status.kind === kind);
  const namesOf = (cluster: string) =>
    [...fleet.rows()]
      .filter(row => row.cluster === cluster)
      .map(row => row.meta.name)
      .sort();
  return {
    clock,
    gateway,
    clusters,
    fleet,
    changes,
    source,
    rows: namesOf,
    logger,
  };
}

const job = (name: string) => ({ uid: `uid-${name}`, name, namespace: 'n' });

describe.each([
  ['watches whose headers come at once', false],
  ['watches whose headers come with the first byte', true],
])('ClusterFleet over %s', (_, late) => {
  beforeEach(() => {
    lateHeaders = late;
  });

  it('mirrors all clusters and follows them', async () => {
    const { clock, clusters, fleet, changes, source, rows } = createWorld();
    const [east, west] = clusters;
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      east.put(JOBS, job(name));
    }
    west.put(JOBS, job('a'));
    fleet.start();
    await clock.advance(1000);

    expect(rows('east')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(rows('west')).toEqual(['a']);
    expect(source('east')).toMatchObject({
      freshness: 'fresh',
      version: 'v2',
      rows: 5,
      group: 'ml.test',
    });
    // The same uid on two clusters is two rows.
    expect(fleet.row('east', 'uid-a')).not.toBe(fleet.row('west', 'uid-a'));
    expect(fleet.sequence).toBe(6);

    changes.length = 0;
    east.put(JOBS, job('a'), { state: 'Running' });
    east.remove(JOBS, 'uid-b');
    await clock.advance(10);
    expect(
      changes.map(({ sequence, before, after }) => [
        sequence,
        before?.workload.state,
        after?.workload.state,
      ]),
    ).toEqual([
      [7, 'Pending', 'Running'],
      [8, 'Pending', undefined],
    ]);
    fleet.stop();
  });

  it('asks the clusters for nothing while somebody reads', async () => {
    const { clock, clusters, fleet } = createWorld();
    fleet.start();
    await clock.advance(1000);
    const before = clusters[0].requests.length;
    for (let reader = 0; reader < 100; reader += 1) {
      expect([...fleet.rows()]).toEqual([]);
      expect(fleet.sources()).toHaveLength(8);
    }
    await clock.advance(1000);
    expect(clusters[0].requests).toHaveLength(before);
    expect(clusters[0].openWatches).toBe(KINDS.length);
    fleet.stop();
  });

  it('says a refusing cluster within 15 s and leaves the other alone', async () => {
    const { clock, clusters, fleet, source, rows, changes } = createWorld();
    const [east, west] = clusters;
    east.put(JOBS, job('a'));
    fleet.start();
    await clock.advance(1000);
    changes.length = 0;
    east.mode = 'refusing';
    east.reset();
    const lists = east.requests.filter(path => path === JOBS).length;
    await clock.advance(15_000);

    expect(source('east')).toMatchObject({
      freshness: 'stale',
      rows: 1,
      error: { code: 'refused' },
    });
    west.put(JOBS, job('b'));
    await clock.advance(10);
    expect(rows('west')).toEqual(['b']);
    expect(source('west')?.freshness).toBe('fresh');

    await clock.advance(15_000);
    east.mode = 'up';
    east.put(JOBS, job('c'));
    await clock.advance(5_000);
    expect(source('east')?.freshness).toBe('fresh');
    expect(rows('east')).toEqual(['a', 'c']);
    expect(east.requests.filter(path => path === JOBS)).toHaveLength(lists);
    expect(changes.map(change => change.after?.meta.name)).toEqual(['b', 'c']);
    fleet.stop();
  });

  it('says a silent cluster within 120 s and catches up when it speaks again', async () => {
    const { clock, clusters, fleet, source, rows } = createWorld();
    const [east] = clusters;
    east.put(JOBS, job('a'));
    fleet.start();
    await clock.advance(1000);
    east.silence();
    east.put(JOBS, job('b'));
    await clock.advance(120_000);
    expect(source('east')).toMatchObject({
      freshness: 'stale',
      error: { code: 'timeout' },
    });
    expect(source('west')?.freshness).toBe('fresh');

    east.mode = 'up';
    await clock.advance(40_000);
    expect(source('east')?.freshness).toBe('fresh');
    expect(rows('east')).toEqual(['a', 'b']);
    fleet.stop();
  });

  it('calls a cluster that never answered unreachable', async () => {
    const { clock, clusters, fleet, source } = createWorld();
    clusters[0].mode = 'refusing';
    fleet.start();
    await clock.advance(15_000);
    expect(source('east')?.freshness).toBe('unreachable');
    expect(source('west')?.freshness).toBe('fresh');
    fleet.stop();
  });

  it('calls what is not served missing, and finds it when it comes', async () => {
    const { clock, clusters, fleet, source, rows } = createWorld();
    const [east] = clusters;
    east.served.delete(JOBS);
    fleet.start();
    await clock.advance(1000);
    expect(source('east')).toMatchObject({ freshness: 'missing', rows: 0 });
    expect(source('east')?.error).toBeUndefined();
    expect(source('east', 'Admission')?.freshness).toBe('fresh');

    east.served.add(JOBS);
    east.put(JOBS, job('a'));
    await clock.advance(6 * 60_000);
    expect(source('east')?.freshness).toBe('fresh');
    expect(rows('east')).toEqual(['a']);
    fleet.stop();
  });

  it('drops the rows of a kind that was removed, but not at the first 404', async () => {
    const { clock, clusters, fleet, source, rows } = createWorld();
    const [east] = clusters;
    east.put(JOBS, job('a'));
    fleet.start();
    await clock.advance(20_000);
    east.served.delete(JOBS);
    east.reset();
    await clock.advance(5_000);
    expect(rows('east')).toEqual(['a']);
    expect(source('east')?.freshness).toBe('stale');

    await clock.advance(30_000);
    expect(rows('east')).toEqual([]);
    expect(source('east')?.freshness).toBe('missing');
    fleet.stop();
  });

  it('changes to a better version of a kind without a flicker', async () => {
    const { clock, clusters, fleet, source, rows, changes } = createWorld();
    const [east] = clusters;
    east.served.delete(JOBS);
    east.served.add(OLD_JOBS);
    east.put(OLD_JOBS, job('a'));
    east.put(JOBS, job('a'));
    fleet.start();
    await clock.advance(1000);
    expect(source('east')).toMatchObject({ version: 'v1', rows: 1 });

    changes.length = 0;
    east.served.add(JOBS);
    await clock.advance(6 * 60_000);
    expect(source('east')).toMatchObject({ version: 'v2', freshness: 'fresh' });
    expect(rows('east')).toEqual(['a']);
    expect(changes).toEqual([]);
    fleet.stop();
  });

  it('names the rule that a forbidden kind needs', async () => {
    const { clock, clusters, fleet, source } = createWorld();
    clusters[0].refusals.set(JOBS, 'forbidden');
    fleet.start();
    await clock.advance(1000);
    expect(source('east')).toMatchObject({
      freshness: 'forbidden',
      error: {
        code: 'forbidden',
        fix: 'Grant the account of the portal: apiGroups: ["ml.test"], resources: ["jobs"], verbs: ["get", "list", "watch"].',
      },
    });
    expect(source('east', 'Admission')?.freshness).toBe('fresh');
    fleet.stop();
  });

  it('lets a removed cluster go with its rows and requests, and takes up a new one', async () => {
    const { clock, clusters, gateway, fleet, rows, source } = createWorld();
    const [east] = clusters;
    east.put(JOBS, job('a'));
    fleet.start();
    await clock.advance(1000);
    gateway.clusters.delete('east');
    const north = new SimulatedCluster(clock, KINDS);
    north.put(JOBS, job('n'));
    gateway.add('north', north);
    // The kubernetes plugin says that it does not know the cluster: the list is read at once.
    east.reset();
    await clock.advance(5_000);

    expect(rows('east')).toEqual([]);
    expect(source('east')).toBeUndefined();
    expect(rows('north')).toEqual(['n']);
    expect(east.openWatches).toBe(0);
    fleet.stop();
  });

  it('says that a cluster wants a user to sign in, and asks it for nothing', async () => {
    const { clock, gateway, fleet, source } = createWorld(['east']);
    const cloud = new SimulatedCluster(clock, KINDS);
    gateway.add('cloud', cloud, { title: 'Cloud', needsUserSignIn: true });
    fleet.start();
    await clock.advance(10_000);
    expect(source('cloud')).toMatchObject({
      clusterTitle: 'Cloud',
      freshness: 'unsupported',
    });
    expect(cloud.requests).toEqual([]);
    fleet.stop();
  });

  it('says why it knows no cluster', async () => {
    const { clock, gateway, fleet, logger } = createWorld([]);
    gateway.refusal = failure('noPlugin', 'the kubernetes plugin is not there');
    fleet.start();
    await clock.advance(60_000);
    expect(fleet.sources()).toMatchObject([
      {
        kind: 'Cluster',
        freshness: 'unreachable',
        error: { code: 'noPlugin' },
      },
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(1);

    gateway.refusal = undefined;
    gateway.add('east', new SimulatedCluster(clock, KINDS));
    await clock.advance(120_000);
    expect(fleet.sources().map(({ cluster }) => cluster)).toContain('east');
    fleet.stop();
  });

  it('is not hurt by malformed objects and lines, nor by a listener that throws', async () => {
    const { clock, clusters, fleet, source, rows } = createWorld();
    const [east] = clusters;
    east.put(JOBS, job('a'));
    fleet.onChange(() => {
      throw new Error('bad listener');
    });
    fleet.start();
    await clock.advance(1000);
    const events = [
      null,
      { metadata: null },
      { metadata: { name: 7, uid: {} } },
      { metadata: { name: 'x' } },
    ].map(object => JSON.stringify({ type: 'ADDED', object }));
    east.inject(JOBS, `${events.join('\n')}\n`);
    east.put(JOBS, job('b'), 'not an object');
    await clock.advance(10);
    expect(rows('east')).toEqual(['a', 'b']);
    expect(source('east')).toMatchObject({ unreadable: 4, freshness: 'fresh' });

    east.inject(JOBS, '{"type":"ADDED","object":{{{\n');
    east.put(JOBS, job('c'));
    await clock.advance(10);
    expect(source('east')).toMatchObject({ error: { code: 'malformed' } });
    await clock.advance(3000);
    expect(rows('east')).toEqual(['a', 'b', 'c']);
    expect(source('east')).toMatchObject({ freshness: 'fresh', restarts: 1 });
    fleet.stop();
  });

  it('tells of sources once for changes that come together, and not of counts', async () => {
    const { clock, clusters, fleet } = createWorld();
    fleet.start();
    await clock.advance(1000);
    let told = 0;
    fleet.onSourcesChange(() => {
      told += 1;
    });
    clusters[0].put(JOBS, job('a'));
    await clock.advance(60_000);
    expect(told).toBe(0);

    for (const kind of ['jobs', 'admissions', 'profiles']) {
      clusters[0].inject(`/apis/ml.test/v1/${kind}`, '}\n');
      clusters[0].inject(`/apis/ml.test/v2/${kind}`, '}\n');
    }
    await clock.advance(100);
    expect(told).toBe(1);
    fleet.stop();
  });

  it('lists at most four collections of a cluster at once', async () => {
    const clock = new VirtualClock();
    const gateway = new SimulatedGateway(clock);
    const kinds = Array.from(
      { length: 12 },
      (__, index): Kind => ({
        ...(fakeKinds.profile as Kind),
        id: `kind-${index}`,
        plural: `kind${index}s`,
      }),
    );
    const cluster = new SimulatedCluster(clock, kinds);
    gateway.add('east', cluster);
    let running = 0;
    let most = 0;
    const request = gateway.request.bind(gateway);
    gateway.request = async (name, wanted) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>(resolve => {
        clock.after(100, resolve);
      });
      running -= 1;
      return request(name, wanted);
    };
    const fleet = ClusterFleet.create({
      gateway,
      kinds,
      logger: mockServices.logger.mock(),
      clock,
      random: () => 0,
    });
    fleet.start();
    await clock.advance(10_000);
    expect(most).toBe(4);
    expect(fleet.sources().map(({ freshness }) => freshness)).toEqual(
      kinds.map(() => 'fresh'),
    );
    fleet.stop();
  });
});
