import { MetricPoint } from '@mlport/backstage-plugin-ml-common';
import { Curve, CurveAxis } from './Curve';

/** Curves over one common horizontal axis, with their values as they were logged. */
export interface AlignedCurves {
  /** Steps, or seconds, ascending. */
  xs: number[];
  /** One for each curve, in their order: its values, and the place of each in `xs`. */
  curves: Array<{
    places: number[];
    /** `undefined` where a value is not finite. */
    values: Array<number | undefined>;
  }>;
}

/** Puts curves over one axis. Where a curve has several points at one place, the last counts. */
export function alignCurves(
  curves: readonly Curve[],
  axis: CurveAxis,
): AlignedCurves {
  const points = curves.map(curve =>
    axis === 'step' ? pointsBySteps(curve) : pointsByTime(curve),
  );
  const xs = [...new Set(points.flatMap(own => [...own.keys()]))].sort(
    (a, b) => a - b,
  );
  const index = new Map(xs.map((x, place) => [x, place]));
  return {
    xs,
    curves: points.map(own => ({
      places: [...own.keys()].map(x => index.get(x)!),
      values: [...own.values()],
    })),
  };
}

type PointsByPlace = Map<number, number | undefined>;

function pointsBySteps({ points }: Curve): PointsByPlace {
  return lastOfEach(points, ({ step }) => step);
}

function pointsByTime({ points, startedAt }: Curve): PointsByPlace {
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
): PointsByPlace {
  return new Map(points.map(point => [place(point), point.value]));
}
