import {
  KubernetesObject,
  asRecord,
  formatLabelSelector,
} from '../../kubernetes';

/**
 * The Job's own selector, which the API server fills in; it holds on every version, while the
 * labels of pods got their `batch.kubernetes.io/` prefix only in 1.27.
 */
export function podSelector({ meta, spec }: KubernetesObject): string {
  return (
    formatLabelSelector(asRecord(spec)?.selector) ??
    `batch.kubernetes.io/job-name=${meta.name}`
  );
}
