import { MetricPoint } from '@mlport/backstage-plugin-ml-common';
import { alignCurves } from './alignCurves';
import { Curve } from './Curve';
import { plotData, PlotOptions } from './plotData';

const plain: PlotOptions = { axis: 'step', scale: 'linear', smoothing: 0 };

function point(step: number, value?: number, at = step * 1_000): MetricPoint {
  return value === undefined
    ? { step, at, nonFinite: 'NaN' }
    : { step, at, value };
}

function curve(points: MetricPoint[], change: Partial<Curve> = {}): Curve {
  return { id: 'a', name: 'a', slot: 0, points, ...change };
}

const draw = (curves: Curve[], { axis, ...options }: PlotOptions) =>
  plotData(alignCurves(curves, axis), options);

describe('plotData', () => {
  it('puts curves over common steps: where one has none, its line goes on', () => {
    const { xs, lines, raw } = draw(
      [
        curve([point(0, 1), point(2, 3)]),
        curve([point(1, 5), point(2, 6), point(9, 7)]),
      ],
      plain,
    );
    expect(xs).toEqual([0, 1, 2, 9]);
    expect(lines).toEqual([
      [1, undefined, 3, undefined],
      [undefined, 5, 6, 7],
    ]);
    expect(raw).toBeUndefined();
  });

  it('leaves a gap where a value is not finite', () => {
    const { lines } = draw(
      [curve([point(0, 1), point(1), point(2, 3)])],
      plain,
    );
    expect(lines).toEqual([[1, null, 3]]);
  });

  it('takes the last value of a step that was logged twice', () => {
    const { xs, lines } = draw(
      [curve([point(0, 1), point(1, 2, 10), point(1, 8, 20)])],
      plain,
    );
    expect(xs).toEqual([0, 1]);
    expect(lines).toEqual([[1, 8]]);
  });

  it('counts what a logarithmic axis cannot show', () => {
    const { lines, notPositive } = draw(
      [curve([point(0, 10), point(1, 0), point(2, -3), point(3), point(4, 1)])],
      { ...plain, scale: 'log' },
    );
    expect(lines).toEqual([[10, null, null, null, 1]]);
    expect(notPositive).toEqual([2]);
  });

  it('counts seconds from the start of each run', () => {
    const { xs, lines } = draw(
      [
        curve([point(0, 1, 10_000), point(1, 2, 12_500)], { startedAt: 8_000 }),
        curve([point(0, 3, 502_000)], { startedAt: 500_000 }),
      ],
      { ...plain, axis: 'time' },
    );
    expect(xs).toEqual([2, 4.5]);
    expect(lines).toEqual([
      [1, 2],
      [3, undefined],
    ]);
  });

  it.each([
    ['is not known', undefined],
    ['is after its first point', 60_000],
  ])('counts from the first point where the start %s', (_, startedAt) => {
    const { xs } = draw(
      [curve([point(5, 1, 21_000), point(0, 2, 20_000)], { startedAt })],
      { ...plain, axis: 'time' },
    );
    expect(xs).toEqual([0, 1]);
  });

  it('keeps what was logged beside what is smoothed', () => {
    const { lines, raw } = draw([curve([point(0, 0), point(1, 1)])], {
      ...plain,
      smoothing: 0.5,
    });
    expect(raw).toEqual([[0, 1]]);
    expect(lines[0][1]).toBeCloseTo(2 / 3, 10);
  });
});
