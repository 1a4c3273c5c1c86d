import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPython } from './findPython.mjs';

const cases = [
  [
    'the first',
    { python3: '3 11\n/usr/bin/python3\nvenv\n' },
    '/usr/bin/python3',
  ],
  [
    'one that is new enough',
    { python3: '3 9\n/old\nvenv', 'python3.12': '3 12\n/new\nvenv' },
    '/new',
  ],
  [
    'one that can make virtual environments',
    { python3: '3 13\n/bare', 'python3.11': '3 11\n/whole\nvenv' },
    '/whole',
  ],
];
for (const [what, programs, python] of cases) {
  test(`takes ${what}`, () => {
    assert.deepEqual(
      findPython(name => programs[name] ?? ''),
      { python },
    );
  });
}

test('says what is missing', () => {
  const missing = programs => findPython(name => programs[name] ?? '').missing;
  assert.equal(missing({}), 'no Python 3.10 or newer');
  assert.equal(
    missing({ python: '2 7\n/two\nvenv' }),
    'no Python 3.10 or newer',
  );
  assert.match(
    missing({ python3: '3 11\n/bare' }),
    /Python 3.11 is without venv/,
  );
});
