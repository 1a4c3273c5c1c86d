import { matchesRule } from './matchesRule';

describe('matchesRule', () => {
  it.each([
    ['fraud-detector', 'fraud-*', true],
    ['fraud', 'fraud*', true],
    ['a-fraud', 'fraud*', false],
    ['fraud-detector', '*-det*r', true],
    ['Fraud', 'fraud', false],
    ['a*b', 'a*b', true],
    ['', '*', true],
    ['abc', 'a.c', false],
    ['a'.repeat(500), `${'*a'.repeat(100)}b`, false],
  ])('%s is meant by %s: %s', (name, pattern, expected) => {
    expect(matchesRule({ name }, { name: pattern })).toBe(expected);
  });

  it('needs all that it names', () => {
    const match = { cluster: 'prod-*', namespace: 'vision' };
    expect(
      matchesRule({ cluster: 'prod-eu', namespace: 'vision' }, match),
    ).toBe(true);
    expect(matchesRule({ cluster: 'prod-eu', namespace: 'nlp' }, match)).toBe(
      false,
    );
    expect(matchesRule({ cluster: 'prod-eu' }, match)).toBe(false);
    expect(matchesRule({ name: 'anything' }, {})).toBe(true);
  });
});
