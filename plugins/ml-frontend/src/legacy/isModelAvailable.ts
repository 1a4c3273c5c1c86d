import { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { modelEntityFilter } from '../models/modelEntityFilter';

const matches = filterPredicateToFilterFunction<Entity>(modelEntityFilter);

/**
 * Whether an entity has the tab _Model_: a resource of the type `ai-model`, and any other with the
 * annotation `mlport/mlflow-model`. For the `if` of an `EntityLayout.Route`.
 *
 * @public
 */
export function isModelAvailable(entity: Entity): boolean {
  return matches(entity);
}
