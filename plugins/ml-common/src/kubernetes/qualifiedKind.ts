/**
 * A kind with its API group, as Kubernetes writes it: `ClusterQueue.kueue.x-k8s.io`; the kind alone in
 * the core group: `ResourceQuota`.
 *
 * @public
 */
export function qualifiedKind(object: { group: string; kind: string }): string {
  const { group, kind } = object;
  return group ? `${kind}.${group}` : kind;
}
