import { FilterPredicate } from '@backstage/filter-predicates';
import { MLFLOW_MODEL_ANNOTATION } from '@mlport/backstage-plugin-ml-common';

/**
 * Which entities have a tab *Model*: models that the catalog knows, and any other entity that names
 * one.
 *
 * A predicate and not a function, so that adopters can put their own in its place in
 * `app-config.yaml`, and so that it costs the entry of the plugin nothing.
 */
export const modelEntityFilter: FilterPredicate = {
  $any: [
    { kind: 'Resource', 'spec.type': 'ai-model' },
    { [`metadata.annotations.${MLFLOW_MODEL_ANNOTATION}`]: { $exists: true } },
  ],
};
