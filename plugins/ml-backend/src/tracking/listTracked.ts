import {
  ExperimentItem,
  ListExperimentsResponse,
  ListModelsResponse,
  ModelItem,
} from '@mlport/backstage-plugin-ml-common';
import { entitiesOf } from './entitiesOf';
import { HeldExperiment, HeldModel } from './HeldThings';
import { ModelEndpoints, servedModels } from './servedModels';
import { toExperimentItem, toModelItem } from './toItems';
import { TrackingCaller } from './TrackingCaller';
import { TrackingDeps } from './TrackingDeps';

/** The registered models that a caller may see. */
export async function listModels(
  deps: TrackingDeps,
  caller: TrackingCaller,
): Promise<ListModelsResponse> {
  const { tracked } = deps;
  return {
    items: await modelItems(tracked.models(), deps, caller),
    sources: tracked.statuses(),
  };
}

/** The experiments that a caller may see. */
export async function listExperiments(
  deps: TrackingDeps,
  caller: TrackingCaller,
): Promise<ListExperimentsResponse> {
  const { tracked } = deps;
  return {
    items: await experimentItems(tracked.experiments(), deps, caller),
    sources: tracked.statuses(),
  };
}

/**
 * Those of some models that a caller may see.
 *
 * @throws ServiceUnavailableError when the catalog does not answer.
 */
export async function modelItems(
  models: readonly HeldModel[],
  deps: TrackingDeps,
  caller: TrackingCaller,
): Promise<ModelItem[]> {
  const entities = await entitiesOf(
    models.map(({ id, model }) => ({ id, tags: model.tags })),
    caller,
    deps.views,
  );
  const endpoints = endpointsFor(deps, caller);
  return models.flatMap(held => {
    const entity = entities.get(held.id);
    return entity ? [toModelItem(held, entity, endpoints.get(held.id))] : [];
  });
}

/**
 * Those of some experiments that a caller may see.
 *
 * @throws ServiceUnavailableError when the catalog does not answer.
 */
export async function experimentItems(
  experiments: readonly HeldExperiment[],
  deps: TrackingDeps,
  caller: TrackingCaller,
): Promise<ExperimentItem[]> {
  const entities = await entitiesOf(
    experiments.map(({ id, experiment }) => ({ id, tags: experiment.tags })),
    caller,
    deps.views,
  );
  return experiments.flatMap(held => {
    const entity = entities.get(held.id);
    return entity ? [toExperimentItem(held, entity)] : [];
  });
}

/** The endpoints of all models that a caller may see, by the ids of the models. */
export function endpointsFor(
  { book, tracked }: TrackingDeps,
  { workloads }: TrackingCaller,
): Map<string, ModelEndpoints> {
  return servedModels(book.entries(), workloads, tracked.versionIndex());
}
