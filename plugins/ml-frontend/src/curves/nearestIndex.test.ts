import { nearestIndex } from './nearestIndex';

describe('nearestIndex', () => {
  it.each([
    ['a point of its own', [1, 2, 3], 1, 1],
    ['a gap', [1, null, 3], 1, 1],
    ['the nearer of two', [1, undefined, undefined, 4], 2, 3],
    ['the earlier of two as near', [1, undefined, 3], 1, 0],
    ['the last, from beyond it', [1, undefined, undefined], 2, 0],
    ['nothing', [undefined, undefined], 1, undefined],
  ])('finds %s', (_, line, place, found) => {
    expect(nearestIndex(line, place)).toBe(found);
  });
});
