import { MetricPoint, NonFinite } from '@mlport/backstage-plugin-ml-common';

/** The figures of one curve, over its finite values. */
export interface CurveSummary {
  points: number;
  last?: MetricPoint;
  least?: MetricPoint;
  greatest?: MetricPoint;
  /** How many values are no number, by what they are instead. */
  nonFinite: ReadonlyMap<NonFinite, number>;
}

/** What a curve comes to, for those who read figures sooner than lines. */
export function summarizeCurve(points: readonly MetricPoint[]): CurveSummary {
  const nonFinite = new Map<NonFinite, number>();
  let least: MetricPoint | undefined;
  let greatest: MetricPoint | undefined;
  for (const point of points) {
    const { value } = point;
    if (value === undefined) {
      const what = point.nonFinite ?? 'NaN';
      nonFinite.set(what, (nonFinite.get(what) ?? 0) + 1);
    } else {
      least = value < (least?.value ?? Infinity) ? point : least;
      greatest = value > (greatest?.value ?? -Infinity) ? point : greatest;
    }
  }
  const last = points[points.length - 1];
  return { points: points.length, last, least, greatest, nonFinite };
}
