import { summarizeCurve } from './summarizeCurve';

describe('summarizeCurve', () => {
  it('finds the last, the least and the greatest value, each with its step', () => {
    const { points, last, least, greatest } = summarizeCurve([
      { step: 0, at: 0, value: 2 },
      { step: 1, at: 1, value: -1 },
      { step: 2, at: 2, value: 5 },
      { step: 3, at: 3, value: 5 },
    ]);
    expect(points).toBe(4);
    expect(last?.step).toBe(3);
    expect(least).toMatchObject({ step: 1, value: -1 });
    expect(greatest).toMatchObject({ step: 2, value: 5 });
  });

  it('counts what is not finite, and takes it for neither least nor greatest', () => {
    const summary = summarizeCurve([
      { step: 0, at: 0, nonFinite: 'Infinity' },
      { step: 1, at: 1, value: 3 },
      { step: 2, at: 2, nonFinite: 'NaN' },
      { step: 3, at: 3, nonFinite: 'NaN' },
    ]);
    expect([...summary.nonFinite]).toEqual([
      ['Infinity', 1],
      ['NaN', 2],
    ]);
    expect(summary.greatest?.step).toBe(1);
    expect(summary.last).toMatchObject({ nonFinite: 'NaN' });
  });

  it('has no figures of a curve without points', () => {
    expect(summarizeCurve([])).toEqual({
      points: 0,
      last: undefined,
      least: undefined,
      greatest: undefined,
      nonFinite: new Map(),
    });
  });
});
