import { generateSchedule } from './generateSchedule';
import { Mutation } from './mutations';
import { playSchedule } from './playSchedule';
import { Schedule } from './Schedule';
import { shrinkSchedule } from './shrinkSchedule';

/** A schedule after which the mirror was not as the cluster. */
export interface Finding {
  readonly seed: number;
  readonly schedule: Schedule;
  readonly violations: readonly string[];
}

/** What a search came to. */
export interface SearchResult {
  /** The first schedule that failed; the search ends there. */
  readonly finding?: Finding;
  readonly schedules: number;
  /** How many objects came, changed or went. */
  readonly changes: number;
  readonly faults: number;
}

/** Plays the schedules of `schedules` seeds from `seed` on, until one fails. */
export async function searchSchedules(options: {
  seed: number;
  schedules: number;
  mutation?: Mutation;
}): Promise<SearchResult> {
  const { seed: first, schedules, mutation } = options;
  let changes = 0;
  let faults = 0;
  for (let seed = first; seed < first + schedules; seed += 1) {
    const schedule = generateSchedule(seed);
    const verdict = await playSchedule(schedule, mutation);
    changes += verdict.changes;
    faults += verdict.faults;
    if (verdict.violations.length > 0) {
      const { violations } = verdict;
      const finding = { seed, schedule, violations };
      return { finding, schedules: seed - first + 1, changes, faults };
    }
  }
  return { schedules, changes, faults };
}

/** The same failure with as few steps as can be found. */
export async function shrinkFinding(
  { seed, schedule }: Finding,
  mutation?: Mutation,
): Promise<Finding> {
  const smallest = await shrinkSchedule(
    schedule,
    async candidate =>
      (await playSchedule(candidate, mutation)).violations.length > 0,
  );
  const { violations } = await playSchedule(smallest, mutation);
  return { seed, schedule: smallest, violations };
}

/** For people, and, from `{` on, for `--replay`. */
export function describeFinding({
  seed,
  schedule,
  violations,
}: Finding): string {
  const { steps, ...settings } = schedule;
  const head = JSON.stringify({ ...settings, steps: 0 }).replace(/0}$/, '[');
  const lines = steps.map(step => `  ${JSON.stringify(step)}`).join(',\n');
  return [
    `The mirror is not as the cluster after the schedule of seed ${seed}:`,
    ...violations.map(violation => `  ${violation}`),
    `Its ${steps.length} steps:`,
    `${head}\n${lines}\n]}`,
  ].join('\n');
}
