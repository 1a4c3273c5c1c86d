import { cutText, RunItem } from '@mlport/backstage-plugin-ml-common';
import { toIsoTime } from '../facts/toIsoTime';

/** How many params and metrics are told, and how much of a text. */
const MOST_ROWS = 40;
const LONGEST_TEXT = 200;

/** One param or metric, and its value in each run that has it. */
interface Row<T> {
  name: string;
  values: Record<string, T>;
}

/** Runs held against each other: what tells them apart first. */
export interface RunComparison {
  runs: {
    runId: string;
    name?: string;
    status: string;
    startedAt?: string;
    endedAt?: string;
    commit?: string;
    acceleratorHours?: Record<string, number>;
  }[];
  /** Params that are not the same in all runs. */
  differingParams: Row<string>[];
  /** How many params are the same in all. */
  sameParams: number;
  /** The last value of each metric, by run; those that all runs have first. */
  metrics: Row<number | string>[];
  /** What makes the comparison doubtful, in words. */
  warnings: string[];
}

/** Holds runs against each other. */
export function compareRuns(runs: readonly RunItem[]): RunComparison {
  const params = rowsOf(runs, ({ params: own }) =>
    Object.entries(own).map(([name, value]) => [
      name,
      cutText(value, LONGEST_TEXT),
    ]),
  );
  const metrics = rowsOf(runs, ({ metrics: own }) =>
    Object.entries(own).map(([name, { value, nonFinite }]) => [
      name,
      value ?? nonFinite ?? 'unknown',
    ]),
  );
  const differs = ({ values }: Row<string>) =>
    Object.keys(values).length < runs.length ||
    new Set(Object.values(values)).size > 1;
  const differingParams = params.filter(differs);
  const coverage = ({ values }: Row<number | string>) =>
    Object.keys(values).length;
  return {
    runs: runs.map(summarize),
    differingParams: differingParams.slice(0, MOST_ROWS),
    sameParams: params.length - differingParams.length,
    metrics: metrics
      .sort((a, b) => coverage(b) - coverage(a))
      .slice(0, MOST_ROWS),
    warnings: warningsOf(runs),
  };
}

function rowsOf<T>(
  runs: readonly RunItem[],
  read: (run: RunItem) => [string, T][],
): Row<T>[] {
  const rows = new Map<string, Map<string, T>>();
  for (const run of runs) {
    for (const [name, value] of read(run)) {
      const values = rows.get(name) ?? new Map<string, T>();
      rows.set(name, values.set(run.runId, value));
    }
  }
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, values]) => ({
      name: cutText(name, LONGEST_TEXT),
      values: Object.fromEntries(values),
    }));
}

function summarize(run: RunItem): RunComparison['runs'][number] {
  const { runId, name, status, origin, acceleratorTime } = run;
  const startedAt = toIsoTime(run.startedAt);
  const endedAt = toIsoTime(run.endedAt);
  return {
    runId,
    ...(name !== undefined && { name: cutText(name, LONGEST_TEXT) }),
    status,
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(origin.commit !== undefined && { commit: origin.commit }),
    ...(acceleratorTime && {
      acceleratorHours: Object.fromEntries(
        acceleratorTime.map(({ resource, count, seconds }) => [
          resource,
          Math.round((count * seconds) / 36) / 100,
        ]),
      ),
    }),
  };
}

function warningsOf(runs: readonly RunItem[]): string[] {
  const warnings: string[] = [];
  const scored = new Map<string, Set<string>>();
  for (const { metrics } of runs) {
    for (const [name, { datasetDigest }] of Object.entries(metrics)) {
      if (datasetDigest !== undefined) {
        const digests = scored.get(name) ?? new Set();
        scored.set(name, digests.add(datasetDigest));
      }
    }
  }
  for (const [name, digests] of scored) {
    if (digests.size > 1) {
      warnings.push(
        `The metric '${cutText(
          name,
          LONGEST_TEXT,
        )}' was scored on different data sets`,
      );
    }
  }
  const read = new Set(runs.map(({ datasets }) => digestsOf(datasets)));
  if (read.size > 1) {
    warnings.push('The runs read different data sets');
  }
  const going = runs.filter(({ status }) => status === 'running');
  if (going.length > 0) {
    warnings.push(`${going.length} of the runs are still running`);
  }
  return warnings.slice(0, MOST_ROWS);
}

function digestsOf(datasets: RunItem['datasets']): string {
  return JSON.stringify(
    datasets.map(({ digest, context }) => [context, digest]).sort(),
  );
}
