/** JSON that no honest API server sends, and that must hurt nobody. */
export function hostileInputs(): { name: string; json: unknown }[] {
  const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
  return [
    { name: 'nothing', json: undefined },
    { name: 'null', json: null },
    { name: 'a string', json: 'object' },
    { name: 'a number', json: 7 },
    { name: 'a list', json: [] },
    { name: 'an empty object', json: {} },
    {
      name: 'an object without metadata',
      json: { apiVersion: 'v1', kind: 'X' },
    },
    { name: 'metadata that is a list', json: withMeta([]) },
    { name: 'a name that is a number', json: withMeta({ name: 5, uid: 'u' }) },
    { name: 'a uid that is an object', json: withMeta({ name: 'a', uid: {} }) },
    {
      name: 'keys of the prototype',
      json: JSON.parse(
        '{"__proto__":{"polluted":true},"apiVersion":"v1","kind":"X","metadata":{"name":"a","uid":"u","labels":{"__proto__":"x","constructor":"y"},"annotations":{"__proto__":{"polluted":true}}}}',
      ),
    },
    { name: 'deep nesting', json: withMeta({ name: 'a', uid: 'u' }, deep) },
    {
      name: 'a body of 1.5 MB',
      json: withMeta(
        { name: 'a', uid: 'u', annotations: { big: 'x'.repeat(1_500_000) } },
        { containers: Array.from({ length: 5000 }, () => ({ name: 'c' })) },
      ),
    },
  ];
}

/** Values of wrong types, to be put in the place of any field. */
export const WRONG_VALUES: readonly unknown[] = [
  null,
  'text',
  '',
  -1,
  1.5,
  1e308,
  true,
  [],
  [null, 1, 'x', []],
  {},
  { '': null },
];

function withMeta(metadata: unknown, spec?: unknown) {
  return { apiVersion: 'v1', kind: 'X', metadata, spec };
}
