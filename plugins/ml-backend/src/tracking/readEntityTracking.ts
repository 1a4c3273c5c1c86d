import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  EntityTracking,
  MLFLOW_EXPERIMENT_ANNOTATION,
  MLFLOW_INSTANCE_ANNOTATION,
  MLFLOW_MODEL_ANNOTATION,
  MLFLOW_WORKSPACE_ANNOTATION,
} from '@mlport/backstage-plugin-ml-common';
import { HeldSource } from './HeldSource';
import { experimentItems, modelItems } from './listTracked';
import { parseNames } from './parseNames';
import { TrackingCaller } from './TrackingCaller';
import { TrackingDeps } from './TrackingDeps';

/**
 * What the annotations of an entity name, and what has this entity, as far as the caller may see it.
 * An annotation shows nobody more: each model and experiment is shown by its own entity.
 *
 * @throws NotFoundError when there is no such entity, or the caller may not see it.
 */
export async function readEntityTracking(
  address: { kind: string; namespace: string; name: string },
  deps: TrackingDeps,
  caller: TrackingCaller,
): Promise<EntityTracking> {
  const entityRef = stringifyEntityRef(address);
  const { credentials } = caller;
  const entity = await deps.catalog.getEntityByRef(entityRef, { credentials });
  if (!entity) {
    throw new NotFoundError(
      `There is no entity '${entityRef}', or you may not see it`,
    );
  }
  const named = namedBy(entity, deps);
  const all = await Promise.all([
    modelItems(deps.tracked.models(), deps, caller),
    experimentItems(deps.tracked.experiments(), deps, caller),
  ]);
  const isIn = (source: HeldSource | undefined, item: { id: string }) =>
    source?.models.has(item.id) || source?.experiments.has(item.id);
  const isNamed = (item: { id: string; name: string }, names: string[]) =>
    names.includes(item.name) && isIn(named.source, item);
  const models = all[0].filter(
    item => item.entityRef === entityRef || isNamed(item, named.models),
  );
  const experiments = all[1].filter(
    item => item.entityRef === entityRef || isNamed(item, named.experiments),
  );
  const absent = (what: string, names: string[], items: { name: string }[]) =>
    names
      .filter(name => items.every(item => item.name !== name))
      .map(name => `There is no ${what} '${name}', or you may not see it`);
  const shown = [...models, ...experiments];
  return {
    models,
    experiments,
    missing: [
      ...named.missing,
      ...(named.source
        ? [
            ...absent('model', named.models, models),
            ...absent('experiment', named.experiments, experiments),
          ]
        : []),
    ],
    sources: deps.tracked.sources
      .filter(
        source =>
          source === named.source || shown.some(item => isIn(source, item)),
      )
      .map(source => source.status()),
  };
}

/** What the annotations of an entity name, and where that is. */
function namedBy(
  { metadata: { annotations = {} } }: Entity,
  { tracked }: TrackingDeps,
): {
  models: string[];
  experiments: string[];
  source?: HeldSource;
  missing: string[];
} {
  const models = parseNames(annotations[MLFLOW_MODEL_ANNOTATION]);
  const experiments = parseNames(annotations[MLFLOW_EXPERIMENT_ANNOTATION]);
  const named = { models, experiments, missing: [] };
  if (models.length + experiments.length === 0) {
    return named;
  }
  const first = tracked.sources[0]?.adapter.source.instance;
  const instance = annotations[MLFLOW_INSTANCE_ANNOTATION] ?? first;
  const workspace = annotations[MLFLOW_WORKSPACE_ANNOTATION] ?? 'default';
  const source = tracked.sources.find(
    ({ adapter }) =>
      adapter.source.instance === instance &&
      (adapter.source.workspace ?? 'default') === workspace,
  );
  if (source) {
    return { ...named, source };
  }
  const place = workspace === 'default' ? '' : `, workspace '${workspace}'`;
  return {
    ...named,
    missing: [
      instance === undefined
        ? 'No tracking server is configured'
        : `No tracking server '${instance}'${place} is configured`,
    ],
  };
}
