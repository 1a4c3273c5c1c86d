import { MetricPoint } from '@mlport/backstage-plugin-ml-common';
import { Curve, CurveAxis, CurveScale } from './Curve';
import { smooth } from './smooth';

/**
 * One value for each place on the horizontal axis: `null` is a gap in the line, `undefined` a place
 * that only other curves have, over which the line goes on.
 */
export type Line = Array<number | null | undefined>;

/** Curves over one common horizontal axis. */
export interface PlotData {
  /** Steps, or seconds, ascending. */
  xs: number[];
  /** One for each curve, in their order. */
  lines: Line[];
  /** The same before smoothing; absent without smoothing. */
  raw?: Line[];
  /** How many points of each curve a logarithmic axis cannot show, since they are not above zero. */
  notPositive: number[];
}

/** What the reader chose to see of curves. */
export interface PlotOptions {
  axis: CurveAxis;
  scale: CurveScale;
  /** The weight of the past, from 0 to less than 1. */
  smoothing: number;
}

/** Curves as a plot draws them. */
export function plotData(
  curves: readonly Curve[],
  { axis, scale, smoothing }: PlotOptions,
): PlotData {
  const drawn = curves.map(curve => {
    const places = placesOf(curve, axis);
    const values = places.map(({ value }) => value);
    const visible = (value: number | undefined) =>
      value === undefined || (scale === 'log' && value <= 0) ? null : value;
    return {
      at: places.map(({ x }) => x),
      raw: values.map(visible),
      line: smooth(values, smoothing).map(visible),
      notPositive:
        scale === 'log'
          ? values.filter(value => value !== undefined && value <= 0).length
          : 0,
    };
  });
  const xs = [...new Set(drawn.flatMap(({ at }) => at))].sort((a, b) => a - b);
  const index = new Map(xs.map((x, place) => [x, place]));
  const spread = (
    at: readonly number[],
    values: readonly (number | null)[],
  ) => {
    const line: Line = new Array(xs.length).fill(undefined);
    for (const [place, x] of at.entries()) {
      line[index.get(x)!] = values[place];
    }
    return line;
  };
  return {
    xs,
    lines: drawn.map(({ at, line }) => spread(at, line)),
    raw:
      smoothing > 0 ? drawn.map(({ at, raw }) => spread(at, raw)) : undefined,
    notPositive: drawn.map(({ notPositive }) => notPositive),
  };
}

/** The points of a curve along the axis, one for each place: the last that was logged there. */
function placesOf(
  { points, startedAt }: Curve,
  axis: CurveAxis,
): Array<{ x: number; value?: number }> {
  if (axis === 'step') {
    return lastOfEach(points, ({ step }) => step);
  }
  const sorted = [...points].sort((a, b) => a.at - b.at);
  const first = sorted[0]?.at ?? 0;
  // A run that was logged afterwards has points from before its start.
  const start =
    startedAt !== undefined && startedAt <= first ? startedAt : first;
  return lastOfEach(sorted, ({ at }) => (at - start) / 1_000);
}

function lastOfEach(
  points: readonly MetricPoint[],
  place: (point: MetricPoint) => number,
): Array<{ x: number; value?: number }> {
  const last = new Map<number, number | undefined>();
  for (const point of points) {
    last.set(place(point), point.value);
  }
  return [...last].map(([x, value]) => ({ x, value }));
}
