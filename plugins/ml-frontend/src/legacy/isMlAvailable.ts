import { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { mlEntityFilter } from '../entity/mlEntityFilter';

const matches = filterPredicateToFilterFunction<Entity>(mlEntityFilter);

/**
 * Whether an entity has the tab and the card _ML_: training projects and model servers by their
 * type, and any other with the annotation `mlport/workloads`. For the `if` of an
 * `EntityLayout.Route` or an `EntitySwitch.Case`.
 *
 * @public
 */
export function isMlAvailable(entity: Entity): boolean {
  return matches(entity);
}
