import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UserError } from '../../UserError.mjs';
import { inOrder } from './inOrder.mjs';

const { signal } = new AbortController();

test('hands on what was made, and sums', async () => {
  const results = await inOrder(
    [
      ['one', () => 'made'],
      ['two', made => ({ passed: 2, skipped: 1, skips: [made] })],
    ],
    signal,
  );
  assert.deepEqual(results, {
    ...{ passed: 3, failed: 0, skipped: 1 },
    ...{ failures: [], skips: ['made'] },
  });
});

test('ends with the first that fails, and says how to mend it', async () => {
  const results = await inOrder(
    [
      ['one', () => {}],
      ['two', () => Promise.reject(new UserError('It broke', 'Mend it.'))],
      ['three', () => assert.fail('it was run')],
    ],
    signal,
  );
  assert.deepEqual(results, {
    ...{ passed: 1, failed: 1, skipped: 0 },
    failures: ['two\nIt broke. Mend it.'],
  });
});
