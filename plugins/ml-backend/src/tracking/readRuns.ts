import { InputError, NotFoundError } from '@backstage/errors';
import {
  ExperimentDetails,
  RunCurvesRequest,
  RunCurvesResponse,
  SearchRunsRequest,
  SearchRunsResponse,
} from '@mlport/backstage-plugin-ml-common';
import { HeldExperiment } from './HeldThings';
import { experimentItems } from './listTracked';
import { toRunItem } from './toRunItem';
import { Found } from './TrackingBook';
import { TrackingCaller } from './TrackingCaller';
import { TrackingDeps } from './TrackingDeps';
import { noSuchThing, statusWith, trackingError } from './trackingError';

const DEFAULT_LIMIT = 50;
const DEFAULT_POINTS = 500;

/**
 * One experiment.
 *
 * @throws NotFoundError when there is no such experiment, or the caller may not see it.
 */
export async function readExperiment(
  id: string,
  deps: TrackingDeps,
  caller: TrackingCaller,
): Promise<ExperimentDetails> {
  const [{ held, source }] = await needExperiments([id], deps, caller);
  const [item] = await experimentItems([held], deps, caller);
  return { item, source: source.status() };
}

/**
 * Runs of experiments.
 *
 * @throws NotFoundError when there is no such experiment, or the caller may not see it.
 * @throws InputError when the experiments are of several sources, or the server does not understand
 *   the filter or the order.
 * @throws ServiceUnavailableError when the server does not answer, and nothing older is held.
 */
export async function searchRuns(
  request: SearchRunsRequest,
  deps: TrackingDeps,
  caller: TrackingCaller,
): Promise<SearchRunsResponse> {
  const { experiments, limit = DEFAULT_LIMIT, ...query } = request;
  const found = await needExperiments(experiments, deps, caller);
  const [{ source }] = found;
  if (found.some(other => other.source !== source)) {
    throw new InputError(
      "'experiments' are of several tracking servers or workspaces, but must be of one; ask once for each",
    );
  }
  const outcome = await deps.runs.search(source, {
    ...query,
    experimentIds: found.map(({ held }) => held.experiment.experimentId),
    limit,
  });
  if (!outcome.ok) {
    throw trackingError(source, outcome.error);
  }
  const { value, asOf, failure } = outcome.value;
  return {
    items: value.items.map(run => toRunItem(run, caller, deps)),
    ...(value.next !== undefined && { next: value.next }),
    asOf,
    source: statusWith(source, failure),
  };
}

/**
 * How a metric went over the steps of runs of one experiment.
 *
 * @throws NotFoundError when there is no such experiment, or the caller may not see it, or a run is
 *   not in it.
 * @throws ServiceUnavailableError when the server does not answer, and nothing older is held.
 */
export async function readCurves(
  request: RunCurvesRequest,
  deps: TrackingDeps,
  caller: TrackingCaller,
): Promise<RunCurvesResponse> {
  const { experiment, metric, maxPoints = DEFAULT_POINTS } = request;
  const [{ held, source }] = await needExperiments([experiment], deps, caller);
  const { experimentId } = held.experiment;
  const runIds = [...new Set(request.runIds)];
  const outcome = await deps.runs.curves(source, {
    experimentId,
    runIds,
    metric,
    maxPoints,
  });
  if (!outcome.ok) {
    throw trackingError(source, outcome.error);
  }
  const { value, asOf, failure } = outcome.value;
  const absent = runIds.find(runId => !value.has(runId));
  if (absent !== undefined) {
    throw new NotFoundError(
      `There is no run '${absent}' in the experiment '${experiment}'`,
    );
  }
  return {
    curves: runIds.map(runId => ({ runId, points: value.get(runId) ?? [] })),
    asOf,
    source: statusWith(source, failure),
  };
}

/** The experiments of some ids, each of which the caller may see. */
async function needExperiments(
  ids: readonly string[],
  deps: TrackingDeps,
  caller: TrackingCaller,
): Promise<Found<HeldExperiment>[]> {
  const wanted = [...new Set(ids)];
  const found = wanted.flatMap(id => deps.tracked.experiment(id) ?? []);
  const shown = await experimentItems(
    found.map(({ held }) => held),
    deps,
    caller,
  );
  const hidden = wanted.find(id => shown.every(item => item.id !== id));
  if (hidden !== undefined) {
    throw noSuchThing('experiment', hidden);
  }
  return found;
}
