import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginMlflow } from './beginMlflow.mjs';

/** What none of these has to start anything with. */
const NOTHING = {};

const cases = [
  ['none when none is wanted', { mlflow: false }, [], undefined],
  [
    'the one that is named, which is not written to',
    { mlflow: 'https://mlflow.example' },
    [{ name: 'main', baseUrl: 'https://mlflow.example' }],
    'MLflow: https://mlflow.example; it is only read',
  ],
  [
    'none beside clusters that are not of the demo',
    { kubeconfig: 'config' },
    [],
    'No MLflow: show yours with --mlflow URL',
  ],
  [
    'the one that is named beside such clusters',
    { kubeconfig: 'config', mlflow: 'http://localhost:5000' },
    [{ name: 'main', baseUrl: 'http://localhost:5000' }],
    'MLflow: http://localhost:5000; it is only read',
  ],
];
for (const [what, options, instances, line] of cases) {
  test(`shows ${what}`, async () => {
    const begun = await beginMlflow(NOTHING, options);
    assert.deepEqual(begun.instances, instances);
    assert.equal(begun.line, line);
    assert.equal(begun.seed, undefined);
  });
}
