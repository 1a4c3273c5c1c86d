import { asCount } from './json';
import { parseQuantity } from './parseQuantity';

describe('parseQuantity', () => {
  it.each([
    ['4', 4],
    ['0', 0],
    ['+1', 1],
    ['-2', -2],
    ['.5', 0.5],
    ['5.', 5],
    ['500m', 0.5],
    ['100n', 1e-7],
    ['1k', 1000],
    ['8Gi', 8 * 2 ** 30],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['1E', 1e18],
    ['1e3', 1000],
    ['1E-2', 0.01],
    [7, 7],
    [0.5, 0.5],
  ])('%j is %d', (text, number) => {
    expect(parseQuantity(text)).toBeCloseTo(number, 12);
  });

  it.each([
    [''],
    ['.'],
    ['8GB'],
    ['1 Gi'],
    ['lots'],
    ['1e'],
    ['1e999'],
    ['9'.repeat(100)],
    [Infinity],
    [NaN],
    [null],
    [[]],
    [{}],
    [true],
  ])('%j is none', value => {
    expect(parseQuantity(value)).toBeUndefined();
  });
});

describe('asCount', () => {
  it.each([
    ['4', 4],
    ['1k', 1000],
    ['2000m', 2],
    [3, 3],
  ])('%j is %d', (value, count) => {
    expect(asCount(value)).toBe(count);
  });

  it.each([['500m'], [-1], [1.5], [1e300], ['1E'], ['x'], [null]])(
    '%j is none',
    value => {
      expect(asCount(value)).toBeUndefined();
    },
  );
});
