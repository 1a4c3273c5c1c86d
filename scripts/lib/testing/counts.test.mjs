import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { Run } from './Run.mjs';
import { jestResults, playwrightResults, sum, tapResults } from './counts.mjs';

const file = join(mkdtempSync(join(tmpdir(), 'counts-')), 'report.json');
const report = value => {
  writeFileSync(file, JSON.stringify(value));
  return file;
};

/** A run that prints into an array. */
const recorded = requireAll => {
  const lines = [];
  const run = new Run({ requireAll, out: { write: text => lines.push(text) } });
  return { run, lines };
};

test('sums what is there', () => {
  assert.deepEqual(sum([{ passed: 1 }, { failed: 2, passed: 3 }, {}]), {
    passed: 4,
    failed: 2,
    skipped: 0,
  });
});

test('a Jest suite that did not run is a failure, and skipped tests are named by suite', () => {
  const found = jestResults(
    report({
      numPassedTests: 5,
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 1,
      numPendingTests: 2,
      numTodoTests: 0,
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          message: 'no module',
          assertionResults: [],
        },
        {
          name: resolve('real.test.ts'),
          status: 'passed',
          assertionResults: [{ status: 'pending' }, { status: 'pending' }],
        },
      ],
    }),
  );
  assert.deepEqual(found, {
    passed: 5,
    failed: 1,
    skipped: 2,
    failures: ['a.test.ts\nno module'],
    skips: ['2 tests of real.test.ts'],
  });
});

test('a Playwright test is named with its file, and why it was skipped', () => {
  const found = playwrightResults(
    report({
      stats: { expected: 2, flaky: 1, unexpected: 1, skipped: 1 },
      errors: [],
      suites: [
        {
          title: 'jobs.test.ts',
          specs: [
            {
              title: 'opens',
              ok: false,
              tests: [{ results: [{ error: { message: 'late' } }] }],
            },
            {
              title: 'breaks',
              ok: true,
              tests: [
                {
                  status: 'skipped',
                  annotations: [{ type: 'skip', description: 'no control' }],
                  results: [],
                },
              ],
            },
          ],
        },
      ],
    }),
  );
  assert.deepEqual(found, {
    passed: 3,
    failed: 1,
    skipped: 1,
    failures: ['jobs.test.ts › opens\nlate'],
    skips: ['jobs.test.ts › breaks: no control'],
  });
});

test("reads the summary of Node's own runner", () => {
  const lines = [
    'not ok 1 - a',
    '# pass 3',
    '# fail 1',
    '# cancelled 1',
    '# skipped 2',
    '# todo 0',
  ];
  assert.deepEqual(tapResults(lines), {
    passed: 3,
    failed: 2,
    skipped: 2,
    failures: ['not ok 1 - a'],
  });
});

test('the last line is the sum, and a skip is named', async () => {
  const { run, lines } = recorded(false);
  await run.step('a', async () => ({ passed: 2 }));
  await run.step('b', async () => ({ skipped: 1, skips: ['b: install b'] }));
  assert.equal(run.finish(), true);
  assert.ok(lines.includes('  SKIPPED b: install b\n'));
  assert.equal(lines.pop(), '2 passed, 0 failed, 1 skipped\n');
});

test('a skip is a failure when all is required', async () => {
  const { run, lines } = recorded(true);
  await run.step('a', async () => ({ passed: 2, skipped: 1 }));
  assert.equal(run.finish(), false);
  assert.equal(lines.pop(), '2 passed, 1 failed, 0 skipped\n');
});

test('a step that throws has failed, and a run without tests too', async () => {
  const thrown = recorded(false);
  await thrown.run.step('a', async () => {
    throw new Error('broken');
  });
  assert.equal(thrown.run.finish(), false);
  assert.equal(recorded(false).run.finish(), false);
});
