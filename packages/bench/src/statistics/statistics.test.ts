import { median } from './median';
import { percentile } from './percentile';
import { spread } from './spread';

describe('statistics', () => {
  it.each<[number[], number, number]>([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.99, 10],
    [Array.from({ length: 200 }, (_, at) => at + 1), 0.99, 198],
    [[7], 0, 7],
    [[7], 1, 7],
    [[], 0.5, NaN],
  ])('finds of %j the share %d: %d', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it.each<[number[], number]>([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9], 9.5],
    [[], NaN],
  ])('finds the middle of %j: %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it.each<[number[], number]>([
    [[100, 110, 90], 0.2],
    [[5], 0],
    [[0, 0], 0],
  ])('says how far %j lie apart: %d', (values, expected) => {
    expect(spread(values)).toBeCloseTo(expected);
  });
});
