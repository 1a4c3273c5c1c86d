/*
 * npm run oracle: any number of schedules, and one that failed again. scripts/oracle.mjs starts it.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { mutationOf, MutationName, mutations } from './mutations';
import { playSchedule } from './playSchedule';
import { Schedule } from './Schedule';
import {
  describeFinding,
  Finding,
  searchSchedules,
  shrinkFinding,
} from './searchSchedules';

const USAGE = `Usage: npm run oracle -- [--seed N] [--schedules N] [--without NAME] [--replay FILE]

  --seed N        the first seed; 1 when absent
  --schedules N   how many, each with the next seed; 10000 when absent
  --without NAME  plays a mirror that lacks ${Object.keys(mutations).join(', ')}
  --replay FILE   plays the schedule that a failure printed (from its "{" on)
`;

/** Between two lines about how far it is. */
const CHUNK = 1_000;

/** What is wrong with the command line, in one line. */
class UsageError extends Error {}

function countOf(text: string, option: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new UsageError(`--${option} must be a whole number, not ${text}`);
  }
  return count;
}

function mutationNamed(name: string | undefined) {
  if (name === undefined) {
    return undefined;
  }
  if (!Object.hasOwn(mutations, name)) {
    throw new UsageError(
      `--without must be one of ${Object.keys(mutations).join(', ')}`,
    );
  }
  return mutationOf(name as MutationName);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readSchedule(file: string): Schedule {
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf('{"seed"');
  try {
    return JSON.parse(text.slice(start));
  } catch {
    throw new UsageError(`${file} holds no schedule from a "{" to its end`);
  }
}

async function run(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      schedules: { type: 'string', default: '10000' },
      without: { type: 'string' },
      replay: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    say(USAGE);
    return true;
  }
  const mutation = mutationNamed(values.without);
  if (values.replay !== undefined) {
    const schedule = readSchedule(values.replay);
    const { violations } = await playSchedule(schedule, mutation);
    const finding: Finding = { seed: schedule.seed, schedule, violations };
    say(violations.length ? describeFinding(finding) : 'The mirror is right.');
    return violations.length === 0;
  }
  const first = countOf(values.seed, 'seed');
  const schedules = countOf(values.schedules, 'schedules');
  const start = performance.now();
  const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
  let [changes, faults] = [0, 0];
  for (let done = 0; done < schedules; done += CHUNK) {
    const howMany = Math.min(CHUNK, schedules - done);
    const result = await searchSchedules({
      seed: first + done,
      schedules: howMany,
      mutation,
    });
    changes += result.changes;
    faults += result.faults;
    if (result.finding) {
      say(describeFinding(await shrinkFinding(result.finding, mutation)));
      return false;
    }
    say(
      `${
        done + howMany
      } schedules, ${changes} changes, ${faults} faults: the mirror is right (${seconds()} s)`,
    );
  }
  return true;
}

run().then(
  right => {
    process.exitCode = right ? 0 : 1;
  },
  (error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  },
);
