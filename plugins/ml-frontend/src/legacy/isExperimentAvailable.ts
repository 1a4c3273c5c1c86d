import { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { experimentEntityFilter } from '../experiments/experimentEntityFilter';

const matches = filterPredicateToFilterFunction<Entity>(experimentEntityFilter);

/**
 * Whether an entity has the tab _Runs_: experiments, and any other entity with the annotation
 * `mlport/mlflow-experiment`. For the `if` of an `EntityLayout.Route`.
 *
 * @public
 */
export function isExperimentAvailable(entity: Entity): boolean {
  return matches(entity);
}
