import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {Array<Partial<Counts>>} all */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) {
    for (const key of Object.keys(total)) {
      total[key] += counts[key] ?? 0;
    }
  }
  return total;
}

/** The one line that says it all. */
export function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** What Jest wrote with `--json`: a suite that did not run at all counts as one failure. */
export function jestResults(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failures = [];
  const skips = [];
  for (const suite of report.testResults) {
    const skipped = suite.assertionResults.filter(
      ({ status }) => status === 'pending' || status === 'todo',
    );
    if (skipped.length > 0) {
      const what = skipped.length === 1 ? 'test' : 'tests';
      skips.push(`${skipped.length} ${what} of ${relative('', suite.name)}`);
    }
    const failed = suite.assertionResults.filter(
      ({ status }) => status === 'failed',
    );
    for (const test of failed) {
      failures.push(`${test.fullName}\n${test.failureMessages.join('\n')}`);
    }
    if (suite.status === 'failed' && failed.length === 0) {
      failures.push(`${suite.name}\n${suite.message}`);
    }
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
    skips,
  };
}

const wasSkipped = ({ status }) => status === 'skipped';

/** What Playwright wrote with its JSON reporter; a test that passed on a second try has passed. */
export function playwrightResults(file) {
  const { stats, suites, errors } = JSON.parse(readFileSync(file, 'utf8'));
  const failures = errors.map(({ message }) => message);
  const skips = [];
  const visit = (suite, path) => {
    const here = [...path, suite.title];
    for (const { title, tests } of suite.specs ?? []) {
      for (const { annotations } of tests.filter(wasSkipped)) {
        const why = annotations?.find(({ type }) => type === 'skip');
        const name = [...here, title].join(' › ');
        skips.push([name, why?.description].filter(Boolean).join(': '));
      }
    }
    for (const spec of (suite.specs ?? []).filter(({ ok }) => !ok)) {
      const results = spec.tests.flatMap(test => test.results);
      const message = results.map(({ error }) => error?.message).find(Boolean);
      failures.push(`${[...here, spec.title].join(' › ')}\n${message ?? ''}`);
    }
    for (const child of suite.suites ?? []) {
      visit(child, here);
    }
  };
  for (const suite of suites) {
    visit(suite, []);
  }
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    failures,
    skips,
  };
}

/** The summary of Node's own test runner, in TAP. */
export function tapResults(lines) {
  const number = name => {
    const line = lines.find(text => text.startsWith(`# ${name} `));
    return line ? Number(line.split(' ')[2]) : 0;
  };
  return {
    passed: number('pass'),
    failed: number('fail') + number('cancelled'),
    skipped: number('skipped') + number('todo'),
    failures: lines.filter(line => /^\s*not ok /.test(line)),
  };
}
