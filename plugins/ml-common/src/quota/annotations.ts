/**
 * Names the cluster of a quota, as the kubernetes plugin knows it.
 *
 * @public
 */
export const QUOTA_CLUSTER_ANNOTATION = 'mlport/quota-cluster';

/**
 * Names the namespace of a quota; absent for quotas of the whole cluster.
 *
 * @public
 */
export const QUOTA_NAMESPACE_ANNOTATION = 'mlport/quota-namespace';

/**
 * Names the Kubernetes kind of a quota, with its API group where it has one:
 * `ClusterQueue.kueue.x-k8s.io`, `LocalQueue.kueue.x-k8s.io`, `ResourceQuota`.
 *
 * @public
 */
export const QUOTA_KIND_ANNOTATION = 'mlport/quota-kind';

/**
 * Names the Kubernetes object of a quota.
 *
 * @public
 */
export const QUOTA_NAME_ANNOTATION = 'mlport/quota-name';
