import { MetricLatest, RunItem } from '@mlport/backstage-plugin-ml-common';
import { ownValue } from './ownValue';

/** Which way a metric is better. */
export type Goal = 'min' | 'max';

/** One parameter of runs that are compared. */
export interface ComparedParam {
  key: string;
  /** One for each run, in their order; absent where a run has none. */
  values: Array<string | undefined>;
  differs: boolean;
}

/** One metric of runs that are compared. */
export interface ComparedMetric {
  key: string;
  /** The last value of each run, in their order. */
  values: Array<MetricLatest | undefined>;
  /** Which of them are best; none where the goal is not known, or where only one run has a value. */
  best: ReadonlySet<number>;
  /** Set where the runs were scored on different data sets; those of each run, in their order. */
  datasets?: Array<string | undefined>;
}

/** What accelerators of one resource and product the runs held. */
export interface ComparedTime {
  resource: string;
  product?: string;
  values: Array<{ count: number; seconds: number } | undefined>;
}

/** The parameters of runs: those that differ first, each by name. */
export function compareParams(runs: readonly RunItem[]): ComparedParam[] {
  return keysOf(runs.map(({ params }) => params))
    .map(key => {
      const values = runs.map(({ params }) => ownValue(params, key));
      return { key, values, differs: new Set(values).size > 1 };
    })
    .sort((a, b) => Number(b.differs) - Number(a.differs));
}

/** The metrics of runs, by name. */
export function compareMetrics(
  runs: readonly RunItem[],
  goalOf: (metric: string) => Goal | undefined,
): ComparedMetric[] {
  return keysOf(runs.map(({ metrics }) => metrics)).map(key => {
    const values = runs.map(({ metrics }) => ownValue(metrics, key));
    const datasets = values.map(value => value && datasetOf(value));
    const digests = new Set(
      values.flatMap(value => value?.datasetDigest ?? []),
    );
    return {
      key,
      values,
      best: bestOf(values, goalOf(key)),
      datasets: digests.size > 1 ? datasets : undefined,
    };
  });
}

/**
 * What the runs held, one line for each resource and product: hours of an A100 and hours of a T4 are
 * different things, and are never added.
 */
export function compareTimes(runs: readonly RunItem[]): ComparedTime[] {
  const rows = new Map<string, ComparedTime>();
  for (const [place, { acceleratorTime = [] }] of runs.entries()) {
    for (const { resource, product, count, seconds } of acceleratorTime) {
      const key = JSON.stringify([resource, product]);
      const row: ComparedTime = rows.get(key) ?? {
        resource,
        product,
        values: runs.map(() => undefined),
      };
      row.values[place] = { count, seconds };
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}

/**
 * What the runs read, by what for, where it differs: each purpose with the data sets of each run.
 * Runs that say nothing are not held against the others.
 */
export function differingDatasets(
  runs: readonly RunItem[],
): Array<{ context: string; values: Array<string | undefined> }> {
  const contexts = new Set(
    runs.flatMap(({ datasets }) => datasets.map(({ context = '' }) => context)),
  );
  return [...contexts].sort().flatMap(context => {
    const read = runs.map(({ datasets }) =>
      datasets.filter(dataset => (dataset.context ?? '') === context),
    );
    const digests = new Set(
      read
        .filter(some => some.length > 0)
        .map(some => JSON.stringify(some.map(({ digest }) => digest).sort())),
    );
    const values = read.map(some =>
      some.length > 0
        ? some.map(({ name, digest }) => `${name} (${digest})`).join(', ')
        : undefined,
    );
    return digests.size > 1 ? [{ context, values }] : [];
  });
}

function datasetOf({ datasetName, datasetDigest }: MetricLatest) {
  return datasetDigest && `${datasetName ?? ''} (${datasetDigest})`.trim();
}

function bestOf(
  values: ReadonlyArray<MetricLatest | undefined>,
  goal: Goal | undefined,
): ReadonlySet<number> {
  const finite = values.flatMap(latest => latest?.value ?? []);
  if (!goal || finite.length < 2) {
    return new Set();
  }
  const best = goal === 'min' ? Math.min(...finite) : Math.max(...finite);
  return new Set(
    values.flatMap((latest, place) => (latest?.value === best ? place : [])),
  );
}

function keysOf(records: ReadonlyArray<Record<string, unknown>>): string[] {
  return [...new Set(records.flatMap(Object.keys))].sort((a, b) =>
    a.localeCompare(b),
  );
}
