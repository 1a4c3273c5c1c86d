import { isLabelValue, isQualifiedName } from './labelSyntax';

describe('label syntax', () => {
  it.each([
    ['app', true],
    ['kueue.x-k8s.io/queue-name', true],
    ['A_b.c', true],
    ['a'.repeat(63), true],
    ['a'.repeat(64), false],
    ['', false],
    ['/a', false],
    ['a/', false],
    ['a/b/c', false],
    ['UP.io/a', false],
    ['-a', false],
  ])('key %s: %s', (key, isValid) => {
    expect(isQualifiedName(key)).toBe(isValid);
  });

  it.each([
    ['', true],
    ['4', true],
    ['4+', false],
    ['a b', false],
    ['a'.repeat(64), false],
  ])('value "%s": %s', (value, isValid) => {
    expect(isLabelValue(value)).toBe(isValid);
  });
});
