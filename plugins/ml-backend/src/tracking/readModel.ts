import {
  ModelDetails,
  ModelVersion,
  ModelVersionItem,
  Run,
} from '@mlport/backstage-plugin-ml-common';
import { entitiesOf } from './entitiesOf';
import { HeldSource } from './HeldSource';
import { HeldModel } from './HeldThings';
import { endpointsFor } from './listTracked';
import { ModelEndpoints } from './servedModels';
import { toModelItem } from './toItems';
import { toRunItem } from './toRunItem';
import { TrackingCaller } from './TrackingCaller';
import { TrackingDeps } from './TrackingDeps';
import { noSuchThing } from './trackingError';

/** Of how many versions the runs are read. */
const MOST_RUNS = 100;

const HIDDEN =
  'It was deleted, is on another server, or you may not see its experiment';

/**
 * One model, its versions, and what serves them.
 *
 * @throws NotFoundError when there is no such model, or the caller may not see it.
 */
export async function readModel(
  id: string,
  deps: TrackingDeps,
  caller: TrackingCaller,
): Promise<ModelDetails> {
  const found = deps.tracked.model(id);
  if (!found) {
    throw noSuchThing('model', id);
  }
  const { held, source } = found;
  const entity = (
    await entitiesOf([{ id, tags: held.model.tags }], caller, deps.views)
  ).get(id);
  if (!entity) {
    throw noSuchThing('model', id);
  }
  const endpoints = endpointsFor(deps, caller).get(id);
  const runOf = await readRuns(held, source, endpoints, deps, caller);
  const aliases = Object.entries(held.model.aliases);
  return {
    item: toModelItem(held, entity, endpoints),
    versions: held.versions.map(version => ({
      ...version,
      aliases: aliases.flatMap(([alias, of]) =>
        of === version.version ? [alias] : [],
      ),
      ...runOf(version),
      servedBy: endpoints?.versions.get(version.version) ?? [],
    })),
    servedUnknown: endpoints?.unknown ?? [],
    source: source.status(),
  };
}

/** Reads the runs of versions, of those first that somebody uses; gives the run of each, or why not. */
async function readRuns(
  { model, versions }: HeldModel,
  source: HeldSource,
  endpoints: ModelEndpoints | undefined,
  deps: TrackingDeps,
  caller: TrackingCaller,
): Promise<
  (version: ModelVersion) => Pick<ModelVersionItem, 'run' | 'runMissing'>
> {
  const used = new Set([
    ...Object.values(model.aliases),
    ...(endpoints?.versions.keys() ?? []),
  ]);
  const inOrder = [
    ...versions.filter(({ version }) => used.has(version)),
    ...versions.filter(({ version }) => !used.has(version)),
  ].flatMap(({ runId }) => runId ?? []);
  const asked = [...new Set(inOrder)].slice(0, MOST_RUNS);
  const outcome = await deps.runs.find(source, asked);
  const runs = outcome.ok
    ? await visibleRuns(outcome.value.value, source, deps, caller)
    : new Map<string, Run>();
  return ({ runId }) => {
    const run = runId === undefined ? undefined : runs.get(runId);
    if (runId === undefined) {
      return {};
    }
    if (run) {
      return { run: toRunItem(run, caller, deps) };
    }
    if (!asked.includes(runId)) {
      return { runMissing: `Only ${MOST_RUNS} runs are read` };
    }
    return { runMissing: outcome.ok ? HIDDEN : outcome.error.message };
  };
}

async function visibleRuns(
  runs: readonly Run[],
  source: HeldSource,
  deps: TrackingDeps,
  caller: TrackingCaller,
): Promise<Map<string, Run>> {
  const wanted = new Set(runs.map(({ experimentId }) => experimentId));
  const experiments = [...source.experiments.values()].filter(
    ({ experiment }) => wanted.has(experiment.experimentId),
  );
  const entities = await entitiesOf(
    experiments.map(({ id, experiment }) => ({ id, tags: experiment.tags })),
    caller,
    deps.views,
  );
  const shown = new Set(
    experiments
      .filter(({ id }) => entities.has(id))
      .map(({ experiment }) => experiment.experimentId),
  );
  return new Map(
    runs
      .filter(({ experimentId }) => shown.has(experimentId))
      .map(run => [run.runId, run]),
  );
}
