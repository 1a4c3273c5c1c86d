import { mockServices } from '@backstage/backend-test-utils';
import { Kind } from '@mlport/backstage-plugin-ml-common';
import { ClusterFleet } from './ClusterFleet';
import { ClusterErrorCode } from './gateway';
import { DEFAULT_MIRROR_CONFIG } from './mirror/MirrorConfig';
import { fakeKinds } from './simulation/fakeKinds';
import { seededRandom } from './simulation/seededRandom';
import { SimulatedCluster } from './simulation/SimulatedCluster';
import { SimulatedGateway } from './simulation/SimulatedGateway';
import { VirtualClock } from './simulation/VirtualClock';
import { RowChange } from './WorkloadMirror';

/*
 * What breaks, each with the limit that holds for it, on a virtual clock and with chances of many
 * seeds. What several faults do together is the oracle's business.
 */

const KINDS = [fakeKinds.job, fakeKinds.admission] as Kind[];
const JOBS = '/apis/ml.test/v2/jobs';
const OLD_JOBS = '/apis/ml.test/v1/jobs';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const job = (name: string, uid = name) => ({ uid, name, namespace: 'n' });

class World {
  readonly clock = new VirtualClock();
  readonly gateway = new SimulatedGateway(this.clock);
  readonly east = new SimulatedCluster(this.clock, KINDS);
  readonly west = new SimulatedCluster(this.clock, KINDS);
  readonly logger = mockServices.logger.mock();
  readonly changes: RowChange[] = [];
  readonly fleet: ClusterFleet;

  constructor(seed: number) {
    this.gateway.lateHeaders = seed % 2 === 0;
    this.gateway.add('east', this.east);
    this.gateway.add('west', this.west);
    this.fleet = ClusterFleet.create({
      gateway: this.gateway,
      kinds: KINDS,
      logger: this.logger,
      clock: this.clock,
      random: seededRandom(seed),
      config: { ...DEFAULT_MIRROR_CONFIG, pageSize: 2 },
    });
    this.fleet.onChange(change => this.changes.push(change));
  }

  /** Three jobs on each cluster, and the mirror in step with them. */
  async start(): Promise<this> {
    for (const name of ['a', 'b', 'c']) {
      this.east.put(JOBS, job(name));
      this.west.put(JOBS, job(name));
    }
    this.fleet.start();
    await this.clock.advance(5 * SECOND);
    this.changes.length = 0;
    this.east.requests.length = 0;
    return this;
  }

  rows(cluster: string): string[] {
    return [...this.fleet.rows()]
      .filter(row => row.cluster === cluster)
      .map(row => row.meta.uid)
      .sort();
  }

  source(cluster: string, kind = 'Job') {
    return this.fleet
      .sources()
      .find(status => status.cluster === cluster && status.kind === kind);
  }

  /** How many lists of jobs began on the eastern cluster. */
  get lists(): number {
    return this.east.requests.filter(path => path === JOBS).length;
  }

  /** How long it takes, in milliseconds, until something holds. */
  async until(condition: () => boolean, limit: number): Promise<number> {
    const start = this.clock.now();
    while (!condition() && this.clock.now() - start <= limit) {
      await this.clock.advance(100);
    }
    return this.clock.now() - start;
  }

  /** How long it takes, in milliseconds, until a job of the eastern cluster is a row. */
  untilRow(uid: string): Promise<number> {
    return this.until(() => this.rows('east').includes(uid), MINUTE);
  }

  isFresh(cluster = 'east', kind = 'Job'): boolean {
    return this.source(cluster, kind)?.freshness === 'fresh';
  }

  /** Whether the other cluster is as live as ever. */
  async westIsLive(): Promise<boolean> {
    const uid = `live-${this.clock.now()}`;
    this.west.put(JOBS, job(uid));
    await this.clock.advance(50);
    return this.rows('west').includes(uid) && this.isFresh('west');
  }
}

const SEEDS = Array.from({ length: 10 }, (_, index) => index + 1);

describe.each(SEEDS)('faults, with the chances of seed %d', seed => {
  let world: World;

  beforeEach(async () => {
    world = await new World(seed).start();
  });

  afterEach(() => world.fleet.stop());

  it('F1: an API server that restarts is stale within 15 s and fresh 5 s after its return, without a list', async () => {
    const { clock, east } = world;
    east.mode = 'refusing';
    east.reset();
    const staleAfter = await world.until(() => !world.isFresh(), MINUTE);
    expect(staleAfter).toBeLessThanOrEqual(15 * SECOND);
    await clock.advance(30 * SECOND - staleAfter);
    expect(world.rows('east')).toEqual(['a', 'b', 'c']);
    const attempts = east.requests.filter(path => path === `watch ${JOBS}`);
    expect(attempts.length).toBeLessThanOrEqual(10);
    expect(await world.westIsLive()).toBe(true);

    east.put(JOBS, job('d'));
    east.remove(JOBS, 'a');
    east.mode = 'up';
    expect(
      await world.until(() => world.isFresh(), MINUTE),
    ).toBeLessThanOrEqual(5 * SECOND);
    await clock.advance(100);
    expect(world.rows('east')).toEqual(['b', 'c', 'd']);
    expect(world.lists).toBe(0);
  });

  it('F1: a server that restarts again soon after is fresh within 10 s of its return as well', async () => {
    const { clock, east } = world;
    for (const uid of ['first', 'second', 'third']) {
      east.mode = 'refusing';
      east.reset();
      await clock.advance(10 * SECOND);
      east.mode = 'up';
      east.put(JOBS, job(uid));
      expect(await world.untilRow(uid)).toBeLessThanOrEqual(10 * SECOND);
    }
  });

  it('F2: a watch that died without a word is replaced within 120 s, and nothing is lost', async () => {
    const { east } = world;
    east.silence();
    east.mode = 'up';
    east.put(JOBS, job('d'));
    const found = await world.until(
      () => world.rows('east').includes('d'),
      3 * MINUTE,
    );
    expect(found).toBeLessThanOrEqual(120 * SECOND);
    expect(world.lists).toBe(0);
  });

  it('F2: a cluster that stays silent is said so within 120 s', async () => {
    world.east.silence();
    const said = await world.until(() => !world.isFresh(), 5 * MINUTE);
    expect(said).toBeLessThanOrEqual(120 * SECOND);
    expect(world.rows('east')).toEqual(['a', 'b', 'c']);
    expect(await world.westIsLive()).toBe(true);
  });

  it.each([
    ['at the start of a watch', (east: SimulatedCluster) => east.reset()],
    ['in the stream', (east: SimulatedCluster) => east.fail(410)],
  ])(
    'F3: 410 %s is one list; what was deleted goes, and nothing flickers',
    async (_, expire) => {
      const { clock, east } = world;
      east.silence();
      east.mode = 'up';
      east.remove(JOBS, 'a');
      east.compact();
      expire(east);
      await clock.advance(120 * SECOND);
      expect(world.rows('east')).toEqual(['b', 'c']);
      // Three jobs are a list of two pages; the deleted one leaves a list of one.
      expect(world.lists).toBe(1);
      expect(
        world.changes.map(({ after, before }) => [before?.meta.uid, after]),
      ).toEqual([['a', undefined]]);
    },
  );

  it('F3: 410 in the middle of a list begins it again, once, without a flicker', async () => {
    const { clock, east, gateway } = world;
    gateway.latency = () => 100;
    east.compact();
    east.reset();
    const first = () => world.lists === 1;
    await world.until(first, 10 * SECOND);
    await clock.advance(50);
    east.compact();
    await clock.advance(10 * SECOND);
    expect(world.isFresh()).toBe(true);
    // The first page, the refused second, and both pages of the list that holds.
    expect(world.lists).toBeLessThanOrEqual(4);
    expect(world.changes).toEqual([]);
  });

  it.each<[string, ClusterErrorCode]>([
    ['429', 'throttled'],
    ['503', 'server'],
  ])('F4: %s waits as told, and lists nothing', async (_, code) => {
    const { clock, east } = world;
    east.retryAfterMs = 20 * SECOND;
    east.refusals.set(JOBS, code);
    east.reset();
    await world.until(() => east.requests.length > 0, 10 * SECOND);
    await clock.advance(3 * SECOND);
    const asked = () =>
      east.requests.filter(path => path === `watch ${JOBS}`).length;
    const before = asked();
    await clock.advance(16 * SECOND);
    expect(asked() - before).toBe(0);
    east.refusals.clear();
    expect(
      await world.until(() => world.isFresh(), MINUTE),
    ).toBeLessThanOrEqual(25 * SECOND);
    expect(world.lists).toBe(0);
  });

  it('F5: a token that is renewed is noticed within 66 s; the rows stay, and are called stale', async () => {
    const { clock, east } = world;
    east.refusals.set(JOBS, 'unauthorized');
    east.reset();
    await clock.advance(5 * MINUTE);
    expect(world.source('east')).toMatchObject({
      freshness: 'stale',
      error: { code: 'unauthorized' },
    });
    expect(world.rows('east')).toEqual(['a', 'b', 'c']);
    expect(world.isFresh('east', 'Admission')).toBe(true);
    east.refusals.clear();
    expect(
      await world.until(() => world.isFresh(), 2 * MINUTE),
    ).toBeLessThanOrEqual(67 * SECOND);
  });

  it('F5: a kind that may not be read any longer is not shown, and asked for once in five minutes', async () => {
    const { clock, east } = world;
    east.refusals.set(JOBS, 'forbidden');
    east.reset();
    await clock.advance(MINUTE);
    expect(world.rows('east')).toEqual([]);
    expect(world.source('east')).toMatchObject({
      freshness: 'forbidden',
      error: { code: 'forbidden' },
    });
    expect(world.isFresh('east', 'Admission')).toBe(true);
    const before = world.lists;
    await clock.advance(10 * MINUTE);
    expect(world.lists - before).toBeLessThanOrEqual(3);
    east.refusals.clear();
    expect(
      await world.until(() => world.isFresh(), 10 * MINUTE),
    ).toBeLessThanOrEqual(5.5 * MINUTE + SECOND);
    expect(world.rows('east')).toEqual(['a', 'b', 'c']);
  });

  it('F5: a kind that is removed goes within 30 s; in another version it is there again within 5.5 min', async () => {
    const { east } = world;
    east.served.delete(JOBS);
    east.end(JOBS);
    const gone = () => world.source('east')?.freshness === 'missing';
    expect(await world.until(gone, MINUTE)).toBeLessThanOrEqual(30 * SECOND);
    expect(world.rows('east')).toEqual([]);
    expect(world.isFresh('east', 'Admission')).toBe(true);

    east.served.add(OLD_JOBS);
    east.remove(JOBS, 'a');
    expect(
      await world.until(() => world.isFresh(), 10 * MINUTE),
    ).toBeLessThanOrEqual(5.5 * MINUTE + SECOND);
    expect(world.source('east')?.version).toBe('v1');
    expect(world.rows('east')).toEqual(['b', 'c']);
  });

  it.each<[string, (east: SimulatedCluster) => void]>([
    ['does not answer', east => east.silence()],
    [
      'shows a bad certificate',
      east => {
        east.refusals.set(JOBS, 'tls');
        east.reset();
      },
    ],
    [
      'has lost its name',
      east => {
        east.mode = 'refusing';
        east.reset();
      },
    ],
  ])('F6: a cluster that %s costs the other nothing', async (_, fault) => {
    const { clock, east } = world;
    fault(east);
    for (let minute = 0; minute < 5; minute += 1) {
      expect(await world.westIsLive()).toBe(true);
      await clock.advance(MINUTE);
    }
    expect(world.source('west')?.restarts).toBeUndefined();
    expect(world.isFresh('east')).toBe(false);
  });

  it('F8: what is created anew under a name is another row; what comes twice is one change', async () => {
    const { clock, east } = world;
    east.remove(JOBS, 'a');
    east.put(JOBS, job('a', 'a-anew'));
    east.spoilNext(JOBS, 'twice');
    east.put(JOBS, job('b'), { state: 'Running' });
    await clock.advance(10);
    expect(world.rows('east')).toEqual(['a-anew', 'b', 'c']);
    expect(
      world.changes.map(({ before, after }) => [
        before?.meta.uid,
        after?.meta.uid,
      ]),
    ).toEqual([
      ['a', undefined],
      [undefined, 'a-anew'],
      ['b', 'b'],
    ]);
  });

  it('F8: deleted and created anew while nobody watched is no update', async () => {
    const { clock, east } = world;
    east.silence();
    east.mode = 'up';
    east.remove(JOBS, 'a');
    east.put(JOBS, job('a', 'a-anew'));
    east.compact();
    await clock.advance(2 * MINUTE);
    expect(world.rows('east')).toEqual(['a-anew', 'b', 'c']);
    const updates = world.changes.filter(
      change => change.before && change.after,
    );
    expect(updates).toEqual([]);
  });

  it('F14: a cluster that is taken out is gone 5 s after the list says so, and is asked for nothing more', async () => {
    const { clock, east, gateway } = world;
    gateway.clusters.delete('east');
    const gone = () => world.source('east') === undefined;
    // The list is read once a minute.
    expect(await world.until(gone, 2 * MINUTE)).toBeLessThanOrEqual(
      65 * SECOND,
    );
    expect(world.rows('east')).toEqual([]);
    expect(east.openWatches).toBe(0);
    east.requests.length = 0;
    await clock.advance(10 * MINUTE);
    expect(east.requests).toEqual([]);
    expect(await world.westIsLive()).toBe(true);
  });

  it('finds by the periodic list what the server told nobody of; counts it and logs it once', async () => {
    const { clock, east, logger } = world;
    east.spoilNext(JOBS, 'lost');
    east.put(JOBS, job('b'), { state: 'Failed', secret: 'never in a log' });
    east.spoilNext(JOBS, 'lost');
    east.remove(JOBS, 'c');
    await clock.advance(37 * MINUTE);
    expect(world.rows('east')).toEqual(['a', 'b']);
    expect(world.source('east')).toMatchObject({
      drift: 2,
      freshness: 'fresh',
    });
    expect(world.source('west')).toMatchObject({ resyncs: 1 });
    expect(world.source('west')?.drift).toBeUndefined();
    expect(logger.warn.mock.calls).toEqual([
      [
        'east: a list of jobs found 2 objects other than the watch had told. They are right now.',
      ],
    ]);
    expect(world.changes).toHaveLength(2);
  });
});
