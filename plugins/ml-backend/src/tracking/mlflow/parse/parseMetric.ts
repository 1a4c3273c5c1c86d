import {
  JsonRecord,
  MetricLatest,
  MetricPoint,
  NonFinite,
} from '@mlport/backstage-plugin-ml-common';
import { asInteger, asMillis, asName } from './values';

/**
 * The value of a metric. MLflow writes `NaN` as a string; its database takes no infinity, so that it
 * keeps the largest number instead (`log_metric` of mlflow/store/tracking/sqlalchemy_store.py).
 */
function parseFigure(
  value: unknown,
): Pick<MetricPoint, 'value' | 'nonFinite'> | undefined {
  const figure =
    typeof value === 'string' && value.trim() !== '' && value !== 'NaN'
      ? Number(value)
      : value;
  if (figure === 'NaN') {
    return { nonFinite: 'NaN' };
  }
  if (typeof figure !== 'number' || Number.isNaN(figure)) {
    return undefined;
  }
  if (Math.abs(figure) >= Number.MAX_VALUE) {
    const nonFinite: NonFinite = figure > 0 ? 'Infinity' : '-Infinity';
    return { nonFinite };
  }
  return { value: figure };
}

/** One point of a metric; nothing where it has no figure. */
export function parsePoint(metric: JsonRecord): MetricPoint | undefined {
  const figure = parseFigure(metric.value);
  return (
    figure && {
      step: asInteger(metric.step) ?? 0,
      at: asMillis(metric.timestamp) ?? 0,
      ...figure,
    }
  );
}

/** The last point of a metric, as it stands at its run. */
export function parseLatest(metric: JsonRecord): MetricLatest | undefined {
  const point = parsePoint(metric);
  const datasetName = asName(metric.dataset_name);
  const datasetDigest = asName(metric.dataset_digest);
  return (
    point && {
      ...point,
      ...(datasetName && { datasetName }),
      ...(datasetDigest && { datasetDigest }),
    }
  );
}

/** By step, then by time. */
export function comparePoints(a: MetricPoint, b: MetricPoint): number {
  return a.step - b.step || a.at - b.at;
}
