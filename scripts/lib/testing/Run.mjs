import { countsLine, sum } from './counts.mjs';
import { errorLine } from '../UserError.mjs';

const SHOWN_FAILURES = 20;
const SHOWN_LINES = 40;

// eslint-disable-next-line no-control-regex
const COLORS = /\u001b\[[0-9;]*m/g;

/** One run of the tests: what each step said, and what it comes to. */
export class Run {
  #results = [];
  #requireAll;
  #out;

  /** @param {{ requireAll: boolean, out?: NodeJS.WriteStream }} options `requireAll`: a skip is a failure */
  constructor({ requireAll, out = process.stdout }) {
    this.#requireAll = requireAll;
    this.#out = out;
  }

  /**
   * Runs one step to its end; its error is a failure of the step.
   *
   * @param {string} name
   * @param {() => Promise<Partial<import('./counts.mjs').Counts> & { failures?: string[], skips?: string[] }>} work
   *   `skips` says what was left out, and how to get it
   */
  async step(name, work) {
    const since = Date.now();
    let result;
    try {
      result = await work();
    } catch (error) {
      result = { failed: 1, failures: [errorLine(error)] };
    }
    const counts = this.#judge(result);
    this.#results.push(counts);
    const seconds = ((Date.now() - since) / 1000).toFixed(1);
    this.#say(
      `${counts.failed ? '\u2717' : '\u2713'} ${name}: ${countsLine(
        counts,
      )} (${seconds} s)`,
    );
    for (const text of result.skips ?? []) {
      this.#say(`  SKIPPED ${text}`);
    }
    const failures = result.failures ?? [];
    for (const text of failures.slice(0, SHOWN_FAILURES)) {
      const lines = text.replace(COLORS, '').split('\n').slice(0, SHOWN_LINES);
      this.#say(lines.map(line => `    ${line}`).join('\n'));
    }
    if (failures.length > SHOWN_FAILURES) {
      this.#say(`    and ${failures.length - SHOWN_FAILURES} more`);
    }
    return counts.failed === 0;
  }

  /** Prints the last line; true when all is well. */
  finish() {
    const total = sum(this.#results);
    this.#say(countsLine(total));
    return total.failed === 0 && total.passed > 0;
  }

  #judge(result) {
    const counts = sum([result]);
    return this.#requireAll
      ? {
          passed: counts.passed,
          failed: counts.failed + counts.skipped,
          skipped: 0,
        }
      : counts;
  }

  #say(line) {
    this.#out.write(`${line}\n`);
  }
}
