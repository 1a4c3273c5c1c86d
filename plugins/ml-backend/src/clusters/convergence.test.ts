import { mockServices } from '@backstage/backend-test-utils';
import { Kind } from '@mlport/backstage-plugin-ml-common';
import { ClusterFleet } from './ClusterFleet';
import { fakeKinds } from './__testUtils__/fakeKinds';
import { seededRandom } from './__testUtils__/seededRandom';
import { SimulatedCluster } from './__testUtils__/SimulatedCluster';
import { SimulatedGateway } from './__testUtils__/SimulatedGateway';
import { VirtualClock } from './__testUtils__/VirtualClock';
import { DEFAULT_MIRROR_CONFIG } from './mirror/MirrorConfig';

const KINDS = [fakeKinds.job, fakeKinds.namespace] as Kind[];
const JOBS = '/apis/ml.test/v2/jobs';

/** How many random schedules run; each is reproducible by its number. */
const SCHEDULES = Number(process.env.ML_TEST_SCHEDULES ?? 300);
const STEPS = 25;

function pick<T>(random: () => number, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)];
}

function createWorld(random: () => number) {
  const clock = new VirtualClock();
  const gateway = new SimulatedGateway(clock);
  gateway.lateHeaders = random() < 0.5;
  const cluster = new SimulatedCluster(clock, KINDS);
  gateway.add('c', cluster);
  const fleet = ClusterFleet.create({
    gateway,
    kinds: KINDS,
    logger: mockServices.logger.mock(),
    clock,
    random,
    config: { ...DEFAULT_MIRROR_CONFIG, pageSize: 3 },
  });
  return { clock, cluster, fleet };
}

/** Changes objects and breaks things, each as often as it is named. */
const ACTIONS = [
  'put',
  'put',
  'put',
  'put',
  'remove',
  'remove',
  'recreate',
  'refuse',
  'silence',
  'recover',
  'reset',
  'compact',
  'garble',
  'forbid',
  'throttle',
] as const;

function act(random: () => number, cluster: SimulatedCluster) {
  const name = `job-${Math.floor(random() * 8)}`;
  const metadata = { uid: name, name, namespace: 'n' };
  switch (pick(random, ACTIONS)) {
    case 'put':
      cluster.put(JOBS, metadata, {
        state: pick(random, ['Running', 'Failed']),
      });
      break;
    case 'remove':
      cluster.remove(JOBS, name);
      break;
    case 'recreate':
      cluster.remove(JOBS, name);
      cluster.put(JOBS, { ...metadata, uid: `${name}-${random()}` });
      break;
    case 'refuse':
      cluster.mode = 'refusing';
      cluster.reset();
      break;
    case 'silence':
      cluster.silence();
      break;
    case 'reset':
      cluster.reset();
      break;
    case 'compact':
      cluster.compact();
      break;
    case 'garble':
      cluster.inject(JOBS, '{"type":\n');
      break;
    case 'forbid':
      cluster.refusals.set(JOBS, 'forbidden');
      cluster.reset();
      break;
    case 'throttle':
      cluster.refusals.set(JOBS, 'throttled');
      break;
    default:
      cluster.mode = 'up';
      cluster.refusals.clear();
  }
}

describe('the mirror, whatever happens', () => {
  it(`holds what the cluster has once the faults are over (${SCHEDULES} schedules)`, async () => {
    for (let seed = 1; seed <= SCHEDULES; seed += 1) {
      const random = seededRandom(seed);
      const { clock, cluster, fleet } = createWorld(random);
      const seen = new Map<string, string>();
      fleet.onChange(({ before, after }) => {
        const uid = (after ?? before)!.meta.uid;
        // A listener that follows the changes knows what a reader of the rows knows.
        expect(seen.get(uid)).toBe(before?.workload.state);
        if (after) {
          seen.set(uid, after.workload.state);
        } else {
          seen.delete(uid);
        }
      });
      fleet.start();
      for (let step = 0; step < STEPS; step += 1) {
        act(random, cluster);
        await clock.advance(
          random() < 0.8 ? random() * 2000 : random() * 90_000,
        );
      }
      cluster.mode = 'up';
      cluster.refusals.clear();
      // The longest that a fault may leave behind: one probe interval of a forbidden kind.
      await clock.advance(6 * 60_000);

      const rows = [...fleet.rows()];
      const uids = rows.map(row => row.meta.uid).sort();
      const wanted = cluster.objects(JOBS).map(({ metadata }) => metadata.uid);
      expect({ seed, uids }).toEqual({ seed, uids: wanted.sort() });
      expect(
        Object.fromEntries(rows.map(row => [row.meta.uid, row.workload.state])),
      ).toEqual(Object.fromEntries(seen));
      const states = Object.fromEntries(
        cluster
          .objects(JOBS)
          .map(({ metadata, spec }) => [
            metadata.uid,
            (spec as { state?: string }).state ?? 'Pending',
          ]),
      );
      expect({ seed, states: Object.fromEntries(seen) }).toEqual({
        seed,
        states,
      });
      fleet.stop();
      await clock.advance(1000);
    }
  }, 120_000);
});
