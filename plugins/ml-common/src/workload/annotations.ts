/**
 * Names the Kubernetes kind, with its API group where it has one, of the one piece of work that is an
 * entity's own: `InferenceService.serving.kserve.io`. Its cluster and namespace are in
 * `backstage.io/kubernetes-cluster` and `backstage.io/kubernetes-namespace`.
 *
 * @public
 */
export const WORKLOAD_KIND_ANNOTATION = 'mlport/workload-kind';

/**
 * Names the object of the one piece of work that is an entity's own.
 *
 * @public
 */
export const WORKLOAD_NAME_ANNOTATION = 'mlport/workload-name';
