import { FilterPredicate } from '@backstage/filter-predicates';

/**
 * Which entities have a tab `Runs`: experiments, and others that name one by the annotation
 * `mlport/mlflow-experiment`. The name is written out here and not imported, since this file is part
 * of what an app loads before it shows anything.
 */
export const experimentEntityFilter: FilterPredicate = {
  $any: [
    { kind: 'Resource', 'spec.type': 'ml-experiment' },
    {
      'metadata.annotations.mlport/mlflow-experiment': { $exists: true },
    },
  ],
};
