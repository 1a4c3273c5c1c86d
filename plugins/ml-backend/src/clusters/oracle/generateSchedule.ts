import { seededRandom } from '../simulation/seededRandom';
import { FaultName, faultOf, faults } from './faults';
import { KindId, KIND_IDS, Schedule, Step } from './Schedule';

const NAMES: Record<KindId, number> = {
  job: 6,
  admission: 4,
  profile: 2,
  namespace: 2,
};
const STATES = ['Pending', 'Running', 'Failed', 'Succeeded'];
/** How often each kind changes: most change is in jobs. */
const CHANGED: KindId[] = [
  ...Array<KindId>(6).fill('job'),
  ...Array<KindId>(3).fill('admission'),
  'profile',
  'namespace',
];

const ALL = Object.keys(faults) as FaultName[];
/** What never happens by itself on a server that keeps its word. */
const LIES: FaultName[] = ['lost'];
/** What comes often enough to come together: they are the ways in which a watch goes on or does not. */
const COMMON: FaultName[] = [
  'reset',
  'ended',
  'compacted',
  'restarted',
  'garbled',
];

/** Chances with a seed. */
class Dice {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  happens(share: number): boolean {
    return this.random() < share;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }
}

function nameOf(kind: KindId, index: number): string {
  return kind === 'namespace' ? `n${index % 2}` : `${kind}-${index}`;
}

function put(
  dice: Dice,
  kind: KindId,
  index: number,
): Omit<Step & { do: 'put' }, 'after'> {
  const step = { do: 'put' as const, kind, name: nameOf(kind, index) };
  switch (kind) {
    case 'job':
      return {
        ...step,
        spec: {
          state: dice.pick(STATES),
          ...(dice.happens(0.1) && { relevant: false }),
          ...(dice.happens(0.3) && { profile: `profile-${dice.below(2)}` }),
        },
        ...(dice.happens(0.2) && {
          controller: nameOf('job', dice.below(NAMES.job)),
        }),
      };
    case 'admission':
      // Of one job, by its owner or by its label, so that a job never has two to choose from.
      return {
        ...step,
        spec: { phase: dice.pick(['waiting', 'admitted']) },
        ...(dice.happens(0.5)
          ? { controller: nameOf('job', index) }
          : { labels: { job: nameOf('job', index) } }),
      };
    case 'profile':
      return { ...step, spec: { priority: dice.pick(['low', 'high']) } };
    default:
      return {
        ...step,
        spec: {},
        annotations: {
          'mlport/owner': `group:default/${dice.pick(['a', 'b'])}`,
        },
      };
  }
}

function change(dice: Dice, after: number): Step[] {
  const kind = dice.pick(CHANGED);
  const index = dice.below(NAMES[kind]);
  if (dice.happens(0.7)) {
    return [{ after, ...put(dice, kind, index) }];
  }
  const name = nameOf(kind, index);
  const remove: Step = { after, do: 'remove', kind, name };
  return dice.happens(0.5)
    ? [remove, { after: dice.below(50), ...put(dice, kind, index) }]
    : [remove];
}

function duration(dice: Dice): number {
  const longest = dice.pick([2_000, 20_000, 120_000, 400_000]);
  return 100 + dice.below(longest);
}

/** Mostly a moment; sometimes long enough for bookmarks, watchdogs and the end of a watch. */
function wait(dice: Dice, calm: boolean): number {
  const roll = dice.random();
  if (roll < 0.6) {
    return dice.below(500);
  }
  if (roll < 0.85) {
    return dice.below(10_000);
  }
  return dice.below(calm ? 400_000 : 130_000);
}

function fault(dice: Dice, choices: readonly FaultName[], after: number): Step {
  const name = dice.pick(choices);
  const lasts = faultOf(name).lasts ? duration(dice) : 0;
  const kind = dice.pick(KIND_IDS);
  return { after, do: 'fault', fault: name, kind, lasts };
}

/** One fault after long peace: no backoff has grown, so the mirror has no excuse to be late. */
function lastFault(dice: Dice, choices: readonly FaultName[]): Step[] {
  return [
    fault(dice, choices, 300_000),
    ...change(dice, dice.below(500)),
    ...change(dice, dice.below(500)),
  ];
}

/** The schedule of a seed. */
export function generateSchedule(seed: number): Schedule {
  const dice = new Dice(seed);
  const lies = dice.happens(0.1);
  const faulty = dice.pick([0.08, 0.2, 0.4]);
  const choices = ALL.filter(name => lies || !LIES.includes(name)).concat(
    ...Array<FaultName[]>(3).fill(COMMON),
    ...Array<FaultName[]>(lies ? 8 : 0).fill(LIES),
  );
  // What is wrong from the start, the mirror has never seen right.
  const steps = dice.happens(0.2) ? [fault(dice, ALL, 0)] : [];
  const howMany = 15 + dice.below(30);
  while (steps.length < howMany) {
    const after = wait(dice, faulty < 0.1);
    if (dice.happens(faulty)) {
      steps.push(fault(dice, choices, after));
    } else {
      steps.push(...change(dice, after));
    }
  }
  if (dice.happens(0.3)) {
    steps.push(...lastFault(dice, lies ? ALL : choices));
  }
  return {
    seed,
    lateHeaders: dice.happens(0.5),
    latency: dice.pick([0, 0, 20, 300]),
    steps,
  };
}
