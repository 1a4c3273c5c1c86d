import { FilterPredicate } from '@backstage/filter-predicates';

/** The annotation that gives an entity of any type the tab and the card `ML`. */
export const ML_WORKLOADS_ANNOTATION = 'mlport/workloads';

/**
 * Which entities have a tab and a card `ML`: training projects and model servers by their type, and
 * any other that carries our annotation. The annotations of the kubernetes plugin alone are no
 * sign, since every ordinary service has them.
 *
 * A predicate and not a function, so that adopters can put their own in its place in
 * `app-config.yaml`, and so that it costs the entry of the plugin nothing.
 */
export const mlEntityFilter: FilterPredicate = {
  $any: [
    { 'spec.type': { $in: ['ml-training', 'ml-model-server'] } },
    { [`metadata.annotations.${ML_WORKLOADS_ANNOTATION}`]: { $exists: true } },
  ],
};
