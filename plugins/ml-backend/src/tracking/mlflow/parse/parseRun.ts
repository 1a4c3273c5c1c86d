import {
  asList,
  asRecord,
  JsonRecord,
  MetricLatest,
  ownField,
  Run,
  RunDataset,
  RunStatus,
} from '@mlport/backstage-plugin-ml-common';
import { ParseContext } from './ParseContext';
import { comparePoints, parseLatest } from './parseMetric';
import { parseOrigin } from './parseOrigin';
import { parsePairs, parseTags } from './parseTags';
import { asMillis, asName, asProse, present, recordOf } from './values';

const MOST_FIGURES = 2_000;
/** The most that MLflow takes. */
const LONGEST_PARAM = 6_000;
const MOST_DATASETS = 100;

const STATUSES: Readonly<Record<string, RunStatus>> = {
  SCHEDULED: 'scheduled',
  RUNNING: 'running',
  FINISHED: 'finished',
  FAILED: 'failed',
  KILLED: 'killed',
};

/** A run; nothing where it has no id or no experiment. */
export function parseRun(
  json: unknown,
  { source, links }: ParseContext,
): Run | undefined {
  const { info, data, inputs, outputs } = recordsOf(json);
  const runId = asName(info.run_id) ?? asName(info.run_uuid);
  const experimentId = asName(info.experiment_id);
  if (runId === undefined || experimentId === undefined) {
    return undefined;
  }
  const { tags } = parseTags(data.tags);
  const status = asName(info.status) ?? '';
  return {
    source,
    runId,
    experimentId,
    status: Object.hasOwn(STATUSES, status) ? STATUSES[status] : 'unknown',
    ...(info.lifecycle_stage === 'deleted' && { deleted: true }),
    ...present({
      name:
        asProse(info.run_name, 500) ?? asName(ownField(tags, 'mlflow.runName')),
      user: asProse(info.user_id, 500) ?? asName(ownField(tags, 'mlflow.user')),
      startedAt: asMillis(info.start_time),
      endedAt: asMillis(info.end_time),
      parentRunId: asName(ownField(tags, 'mlflow.parentRunId')),
      artifactUri: asProse(info.artifact_uri, 2_000),
      url: links.run(experimentId, runId),
    }),
    params: parsePairs(data.params, {
      most: MOST_FIGURES,
      longest: LONGEST_PARAM,
    }),
    metrics: parseMetrics(data.metrics),
    tags,
    datasets: parseDatasets(inputs.dataset_inputs),
    modelIds: parseModelIds(outputs.model_outputs),
    origin: parseOrigin(tags),
  };
}

function recordsOf(json: unknown) {
  const run = asRecord(json) ?? {};
  const part = (name: string): JsonRecord => asRecord(run[name]) ?? {};
  return {
    info: part('info'),
    data: part('data'),
    inputs: part('inputs'),
    outputs: part('outputs'),
  };
}

/** Of several values of one metric, one for each data set, the last counts. */
function parseMetrics(value: unknown): Record<string, MetricLatest> {
  const metrics = new Map<string, MetricLatest>();
  for (const entry of (asList(value) ?? []).slice(0, MOST_FIGURES)) {
    const fields = asRecord(entry) ?? {};
    const key = asName(fields.key);
    const latest = parseLatest(fields);
    if (key !== undefined && latest) {
      const known = metrics.get(key);
      if (!known || comparePoints(known, latest) <= 0) {
        metrics.set(key, latest);
      }
    }
  }
  return recordOf(metrics);
}

function parseDatasets(value: unknown): RunDataset[] {
  return (asList(value) ?? []).slice(0, MOST_DATASETS).flatMap(entry => {
    const fields = asRecord(entry) ?? {};
    const { name, digest } = asRecord(fields.dataset) ?? {};
    const known = { name: asName(name), digest: asName(digest) };
    const context = asName(
      ownField(parseTags(fields.tags).tags, 'mlflow.data.context'),
    );
    return known.name !== undefined && known.digest !== undefined
      ? [
          {
            name: known.name,
            digest: known.digest,
            ...(context && { context }),
          },
        ]
      : [];
  });
}

function parseModelIds(value: unknown): string[] {
  return (asList(value) ?? [])
    .slice(0, MOST_DATASETS)
    .flatMap(entry => asName(asRecord(entry)?.model_id) ?? []);
}
