import { asRecord, MetricPoint } from '@mlport/backstage-plugin-ml-common';
import { Ask } from './Ask';
import { Answer } from './client/Refusal';
import { comparePoints, parsePoint } from './parse/parseMetric';
import { asName } from './parse/values';
import { pageOf, readPages } from './readPages';
import { thinOut } from './thinOut';

/** Of which runs, and how much. */
export interface HistoryQuery {
  readonly runIds: readonly string[];
  readonly metric: string;
  /** The most points of a run. */
  readonly maxPoints: number;
}

/** What the server takes at once. */
const MOST_RUNS = 100;
const MOST_POINTS = 2_500;
const PAGE_OF_POINTS = 25_000;

/** Sampled by the server, for many runs at once; MLflow has it since 2.x, other servers may not. */
export async function readSampled(
  ask: Ask,
  { runIds, metric, maxPoints }: HistoryQuery,
): Promise<Answer<Map<string, MetricPoint[]>>> {
  const points = emptyCurves(runIds);
  for (let at = 0; at < runIds.length; at += MOST_RUNS) {
    const query = new URLSearchParams({
      metric_key: metric,
      max_results: String(Math.min(Math.max(maxPoints, 1), MOST_POINTS)),
    });
    for (const runId of runIds.slice(at, at + MOST_RUNS)) {
      query.append('run_ids', runId);
    }
    const answer = await ask('metrics/get-history-bulk-interval', { query });
    const page = answer.ok ? pageOf(answer.value, 'metrics') : answer;
    if (!page.ok) {
      return page;
    }
    for (const entry of page.value.entries) {
      const fields = asRecord(entry) ?? {};
      const point = parsePoint(fields);
      if (point) {
        points.get(asName(fields.run_id) ?? '')?.push(point);
      }
    }
  }
  return { ok: true, value: thinned(points, maxPoints) };
}

/**
 * All points, run after run, for servers that do not sample. `max_results` is always sent: without,
 * 3.4 to 3.13 name page after page, and 3.17 sends all points at once.
 */
export async function readWhole(
  ask: Ask,
  { runIds, metric, maxPoints }: HistoryQuery,
): Promise<Answer<Map<string, MetricPoint[]>>> {
  const points = emptyCurves(runIds);
  for (const runId of points.keys()) {
    const read = await readPages({
      field: 'metrics',
      fetch: token =>
        ask('metrics/get-history', {
          query: new URLSearchParams({
            run_id: runId,
            metric_key: metric,
            max_results: String(PAGE_OF_POINTS),
            ...(token !== undefined && { page_token: token }),
          }),
        }),
      parse: entry => parsePoint(asRecord(entry) ?? {}),
      keyOf: ({ step, at, value }) => `${step} ${at} ${value}`,
    });
    if (read.ok) {
      points.set(runId, read.value);
    } else if (read.refusal.error.code !== 'notFound') {
      return read;
    }
  }
  return { ok: true, value: thinned(points, maxPoints) };
}

function emptyCurves(runIds: readonly string[]): Map<string, MetricPoint[]> {
  return new Map(runIds.map(runId => [runId, []]));
}

function thinned(
  curves: Map<string, MetricPoint[]>,
  maxPoints: number,
): Map<string, MetricPoint[]> {
  for (const [runId, points] of curves) {
    curves.set(runId, thinOut(points.sort(comparePoints), maxPoints));
  }
  return curves;
}
