import { FilterPredicate } from '@backstage/filter-predicates';
import { MLFLOW_EXPERIMENT_ANNOTATION } from '@mlport/backstage-plugin-ml-common';

/**
 * Which entities have a tab *Runs*: experiments that the catalog knows, and any other entity that
 * names one. A predicate, so that adopters can put their own in its place in `app-config.yaml`.
 */
export const experimentEntityFilter: FilterPredicate = {
  $any: [
    { kind: 'Resource', 'spec.type': 'ml-experiment' },
    {
      [`metadata.annotations.${MLFLOW_EXPERIMENT_ANNOTATION}`]: {
        $exists: true,
      },
    },
  ],
};
