import { FilterPredicate } from '@backstage/filter-predicates';

/** Which entities have a tab `Quota`. */
export const quotaEntityFilter: FilterPredicate = {
  kind: 'Resource',
  'spec.type': 'gpu-quota',
};
