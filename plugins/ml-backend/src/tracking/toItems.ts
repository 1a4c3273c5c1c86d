import { ExperimentItem, ModelItem } from '@mlport/backstage-plugin-ml-common';
import { TrackedEntity } from './entitiesOf';
import { HeldExperiment, HeldModel } from './HeldThings';
import { driftOf, ModelEndpoints, servedOf } from './servedModels';

/** A model as it goes over the wire. */
export function toModelItem(
  held: HeldModel,
  { entityRef, owner }: TrackedEntity,
  endpoints: ModelEndpoints | undefined,
): ModelItem {
  const { id, model, versions } = held;
  const latest = versions[0]?.version;
  const drift = driftOf(held, endpoints);
  return {
    ...model,
    id,
    entityRef,
    ...(owner !== undefined && { owner }),
    versions: versions.length,
    ...(latest !== undefined && { latest }),
    served: servedOf(endpoints),
    ...(drift && { drift }),
  };
}

/** An experiment as it goes over the wire. */
export function toExperimentItem(
  { id, experiment, lastRun }: HeldExperiment,
  { entityRef, owner }: TrackedEntity,
): ExperimentItem {
  return {
    ...experiment,
    id,
    entityRef,
    ...(owner !== undefined && { owner }),
    ...(lastRun?.startedAt !== undefined && { lastRunAt: lastRun.startedAt }),
    ...(lastRun && { lastRunStatus: lastRun.status }),
  };
}
