import { AlignedCurves } from './alignCurves';
import { CurveAxis, CurveScale } from './Curve';
import { smooth } from './smooth';

/**
 * One value for each place on the horizontal axis: `null` is a gap in the line, `undefined` a place
 * that only other curves have, over which the line goes on.
 */
export type Line = Array<number | null | undefined>;

/** What a plot draws. */
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
  { xs, curves }: AlignedCurves,
  { scale, smoothing }: Omit<PlotOptions, 'axis'>,
): PlotData {
  const visible = (value: number | undefined) =>
    value === undefined || (scale === 'log' && value <= 0) ? null : value;
  const lines = (weight: number) =>
    curves.map(({ places, values }) => {
      const line: Line = new Array(xs.length).fill(undefined);
      for (const [point, value] of smooth(values, weight).entries()) {
        line[places[point]] = visible(value);
      }
      return line;
    });
  return {
    xs,
    lines: lines(smoothing),
    raw: smoothing > 0 ? lines(0) : undefined,
    notPositive: curves.map(({ values }) =>
      scale === 'log'
        ? values.filter(value => value !== undefined && value <= 0).length
        : 0,
    ),
  };
}
