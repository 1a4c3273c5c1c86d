import { toCsv } from '../table/csv';
import { Curve } from './Curve';
import { isoTime } from './isoTime';

/** Every point of curves, one a line, as it was logged. */
export function curvesCsv(metric: string, curves: readonly Curve[]): string {
  return toCsv(
    ['run', 'run_id', 'metric', 'step', 'time', 'value'],
    curves.flatMap(({ id, name, points }) =>
      points.map(({ step, at, value, nonFinite }) => [
        name,
        id,
        metric,
        step,
        isoTime(at),
        value ?? nonFinite,
      ]),
    ),
  );
}
