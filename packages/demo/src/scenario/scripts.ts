import { StepType } from './RunPlan';

/** What happens to a run: step and seconds since its creation. */
export type Script = [StepType, number][];

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How a run can go. The ones that end are repeated with new runs, so that something always moves. */
export const scripts = {
  /** Queues, is admitted, runs, succeeds. */
  trains: [
    ['created', 0],
    ['admitted', 35],
    ['started', 50],
    ['succeeded', 5 * MINUTE],
    ['deleting', 40 * MINUTE],
    ['gone', 40 * MINUTE + 20],
  ],
  /** Queues, is admitted, runs, restarts twice, fails out of memory. */
  outOfMemory: [
    ['created', 0],
    ['admitted', 25],
    ['started', 40],
    ['restarting', 100],
    ['started', 120],
    ['restarting', 180],
    ['started', 205],
    ['failed', 270],
    ['deleting', 45 * MINUTE],
    ['gone', 45 * MINUTE + 20],
  ],
  /** Is preempted while it runs, waits, goes on. */
  preemptedOnce: [
    ['created', 0],
    ['admitted', 20],
    ['started', 35],
    ['preempted', 150],
    ['admitted', 260],
    ['started', 275],
    ['succeeded', 9 * MINUTE],
    ['deleting', 30 * MINUTE],
    ['gone', 30 * MINUTE + 20],
  ],
  /** A Job without a queue: runs and completes. */
  scores: [
    ['created', 0],
    ['started', 12],
    ['succeeded', 2 * MINUTE],
    ['deleting', 25 * MINUTE],
    ['gone', 25 * MINUTE + 10],
  ],
  /** A Job without a queue whose pod ends badly. */
  crashes: [
    ['created', 0],
    ['started', 10],
    ['failed', 75],
    ['deleting', 25 * MINUTE],
    ['gone', 25 * MINUTE + 10],
  ],
  /** Has run for days and goes on. */
  runsForDays: [
    ['created', 0],
    ['admitted', 4 * MINUTE],
    ['started', 5 * MINUTE],
  ],
  /** Runs, without a queue. */
  runsOnItsOwn: [
    ['created', 0],
    ['started', 40],
  ],
  /** Waits for quota. */
  waits: [['created', 0]],
  /** May start, but its pods cannot. */
  cannotStart: [
    ['created', 0],
    ['admitted', 2 * MINUTE],
  ],
  /** Without a queue, and its pods cannot start. */
  cannotStartOnItsOwn: [['created', 0]],
  /** A person has suspended it. */
  paused: [
    ['created', 0],
    ['started', 40],
    ['suspended', 3 * HOUR],
  ],
  /** Was preempted, and waits. */
  preempted: [
    ['created', 0],
    ['admitted', 3 * MINUTE],
    ['started', 4 * MINUTE],
    ['preempted', 50 * MINUTE],
  ],
  /** Ended well some time ago and is kept. */
  succeeded: [
    ['created', 0],
    ['admitted', 6 * MINUTE],
    ['started', 7 * MINUTE],
    ['succeeded', 2 * HOUR + 13 * MINUTE],
  ],
  /** Ended badly some time ago and is kept. */
  failed: [
    ['created', 0],
    ['admitted', 2 * MINUTE],
    ['started', 3 * MINUTE],
    ['failed', 31 * MINUTE],
  ],
  /** Was deleted, and a finalizer holds it. */
  terminating: [
    ['created', 0],
    ['admitted', 2 * MINUTE],
    ['started', 3 * MINUTE],
    ['deleting', DAY],
  ],
  /** Restarts again and again: its container is killed for its memory. */
  restartsForEver: [
    ['created', 0],
    ['admitted', 60],
    ['started', 80],
    ['restarting', 200],
    ['started', 225],
    ['restarting', 350],
  ],
} satisfies { [name: string]: Script };

/** The name of a script. */
export type ScriptName = keyof typeof scripts;

/** The steps of a script. */
export function scriptOf(name: ScriptName): Script {
  return scripts[name] as Script;
}

/** How long a run of a script stays, in seconds; absent for one that stays for ever. */
export function lifetimeOf(name: ScriptName): number | undefined {
  const [type, at] = scriptOf(name)[scripts[name].length - 1];
  return type === 'gone' ? at : undefined;
}
