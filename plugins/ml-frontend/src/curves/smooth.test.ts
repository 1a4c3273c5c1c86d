import { smooth } from './smooth';

describe('smooth', () => {
  it('changes nothing without a weight', () => {
    expect(smooth([3, 1, undefined, 2], 0)).toEqual([3, 1, undefined, 2]);
  });

  it('begins with the first value and leaves a constant alone', () => {
    expect(smooth([7], 0.9)[0]).toBeCloseTo(7, 10);
    for (const value of smooth([4, 4, 4, 4], 0.99)) {
      expect(value).toBeCloseTo(4, 10);
    }
  });

  it('weighs the past', () => {
    const [first, second, third] = smooth([0, 1, 1], 0.5);
    expect(first).toBe(0);
    expect(second).toBeCloseTo(2 / 3, 10);
    expect(third).toBeCloseTo(6 / 7, 10);
  });

  it('keeps gaps, and goes on behind them as if they were not there', () => {
    const without = smooth([2, 4, 6], 0.6);
    const [first, gap, second, third] = smooth([2, undefined, 4, 6], 0.6);
    expect(gap).toBeUndefined();
    expect([first, second, third]).toEqual(without);
  });
});
