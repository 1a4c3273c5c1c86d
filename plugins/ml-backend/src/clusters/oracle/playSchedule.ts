import { isDeepStrictEqual } from 'node:util';
import { RowChange } from '../WorkloadMirror';
import { ExpectedRow, expectedRows, isRelevant } from './expectedRows';
import { BACKOFF_MS, faultOf } from './faults';
import { Mutation } from './mutations';
import { FaultStep, KIND_IDS, KindId, Schedule, Step } from './Schedule';
import { CLUSTER, kindOf, pathOf, World } from './World';

/** The promise: so long after it last had a reason to wait, the mirror equals the cluster. */
const CONVERGENCE_MS = 10_000;
/** Faults that come sooner after each other make backoffs grow. */
const CROWDED_MS = 4 * 60_000;

/** How a run ended. */
export interface Verdict {
  /** What is not as it must be; empty when all is. */
  readonly violations: readonly string[];
  /** How many objects came, changed or went. */
  readonly changes: number;
  readonly faults: number;
}

/** When the mirror must be right, as far as the faults so far are concerned. */
class Deadline {
  #at = 0;
  #lastFault = -Infinity;

  get at(): number {
    return this.#at;
  }

  add(now: number, { fault, lasts }: FaultStep): void {
    const end = now + lasts;
    const crowded = now - this.#lastFault < CROWDED_MS;
    const wait = faultOf(fault).looksAgainWithin + (crowded ? BACKOFF_MS : 0);
    this.#at = Math.max(this.#at, end + wait);
    this.#lastFault = Math.max(this.#lastFault, end);
  }
}

/** Notes what the mirror tells its listeners, and what it must not tell. */
class Listener {
  readonly violations = new Set<string>();
  readonly rows = new Map<string, string>();
  readonly #stays: (uid: string) => boolean;

  constructor(stays: (uid: string) => boolean) {
    this.#stays = stays;
  }

  take({ before, after }: RowChange): void {
    const { uid } = (after ?? before)!.meta;
    // A listener that follows the changes knows what a reader of the rows knows.
    if (this.rows.get(uid) !== before?.workload.state) {
      this.violations.add(`a change of ${uid} does not follow on the last one`);
    }
    if (after) {
      this.rows.set(uid, after.workload.state);
      return;
    }
    this.rows.delete(uid);
    if (this.#stays(uid)) {
      this.violations.add(`${uid} went although the cluster has it`);
    }
  }
}

/**
 * Rows go only with their object, and never in between. Not so where a fault hides a kind, nor for
 * jobs that at some time were no row: the mirror may tell that when it is over already.
 */
function mustStay(schedule: Schedule, world: World): (uid: string) => boolean {
  const { steps } = schedule;
  if (steps.some(step => step.do === 'fault' && faultOf(step.fault).hides)) {
    return () => false;
  }
  const hidden = new Set(
    steps.flatMap(step =>
      step.do === 'put' && (step.controller || step.spec.relevant === false)
        ? [step.name]
        : [],
    ),
  );
  return uid =>
    !hidden.has(uid.split('~')[0]) &&
    world.cluster
      .objects(pathOf('job'))
      .some(({ metadata }) => metadata.uid === uid);
}

function perform(step: Step, world: World): void {
  if (step.do === 'put') {
    world.put(step);
  } else if (step.do === 'remove') {
    world.remove(step);
  } else {
    const { gateway, cluster, clock } = world;
    const target = { gateway, cluster, kind: kindOf(step.kind) };
    const fault = faultOf(step.fault);
    fault.begin(target);
    if (fault.end) {
      clock.after(step.lasts, () => fault.end?.(target));
    }
  }
}

function serverObjects({ cluster }: World) {
  const of = (id: KindId) => cluster.objects(pathOf(id)).filter(isRelevant);
  return {
    job: of('job'),
    admission: of('admission'),
    profile: of('profile'),
    namespace: of('namespace'),
  };
}

function differences<T>(
  what: string,
  wanted: ReadonlyMap<string, T>,
  found: ReadonlyMap<string, T>,
): string[] {
  const keys = new Set([...wanted.keys(), ...found.keys()]);
  return [...keys]
    .filter(key => !isDeepStrictEqual(wanted.get(key), found.get(key)))
    .map(
      key =>
        `${what} ${key}: the cluster has ${JSON.stringify(
          wanted.get(key),
        )}, the mirror ${JSON.stringify(found.get(key))}`,
    );
}

function compare(world: World): string[] {
  const { fleet } = world;
  const server = serverObjects(world);
  const versions = new Map(
    KIND_IDS.flatMap(id =>
      server[id].map(
        ({ metadata }) =>
          [`${id} ${metadata.uid}`, metadata.resourceVersion] as const,
      ),
    ),
  );
  const held = new Map(
    [...fleet.held(CLUSTER)].map(
      ({ kind, uid, version }) => [`${kind.id} ${uid}`, version] as const,
    ),
  );
  const wantedRows = new Map(
    expectedRows(server).map(row => [row.uid, row] as const),
  );
  const rows = new Map(
    [...fleet.rows()].map(({ meta, workload, owner }) => [
      meta.uid,
      {
        uid: meta.uid,
        state: workload.state as string,
        priority: workload.priority,
        owner,
      } satisfies ExpectedRow,
    ]),
  );
  const unfresh = fleet
    .sources()
    .filter(({ freshness }) => freshness !== 'fresh')
    .map(
      ({ kind, freshness, error }) =>
        `the source ${kind} is ${freshness} (${error?.code})`,
    );
  return [
    ...differences('version of', versions, held),
    ...differences('row', wantedRows, rows),
    ...unfresh,
  ];
}

/** Plays a schedule to its end, waits as long as the mirror may take, and compares. */
export async function playSchedule(
  schedule: Schedule,
  mutation?: Mutation,
): Promise<Verdict> {
  const world = new World(schedule, mutation);
  const { clock, cluster, fleet } = world;
  const deadline = new Deadline();
  const listener = new Listener(mustStay(schedule, world));
  fleet.onChange(change => listener.take(change));
  fleet.start();
  let faultCount = 0;
  for (const step of schedule.steps) {
    await clock.advance(step.after);
    perform(step, world);
    if (step.do === 'fault') {
      faultCount += 1;
      deadline.add(clock.now(), step);
    }
  }
  const left = Math.max(0, deadline.at - clock.now());
  await clock.advance(left + CONVERGENCE_MS);
  const violations = [...listener.violations, ...compare(world)];
  const told = new Map(
    [...fleet.rows()].map(row => [row.meta.uid, row.workload.state as string]),
  );
  violations.push(
    ...differences('what listeners know of', told, listener.rows),
  );
  if (cluster.needlessExpiries > 0) {
    violations.push(
      `a watch was asked for from an expired version although a bookmark had told a newer one`,
    );
  }
  fleet.stop();
  return { violations, changes: world.changes, faults: faultCount };
}
