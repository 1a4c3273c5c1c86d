import { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { quotaEntityFilter } from '../quotas/quotaEntityFilter';

const matches = filterPredicateToFilterFunction<Entity>(quotaEntityFilter);

/**
 * Whether an entity has the tab _Quota_: a resource of the type `gpu-quota`. For the `if` of an
 * `EntityLayout.Route`.
 *
 * @public
 */
export function isQuotaAvailable(entity: Entity): boolean {
  return matches(entity);
}
