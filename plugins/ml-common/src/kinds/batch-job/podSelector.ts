import { KubernetesObject, asRecord } from '../../kubernetes';

/**
 * The Job's own selector, which the API server fills in; it holds on every version, while the
 * labels of pods got their `batch.kubernetes.io/` prefix only in 1.27.
 */
export function podSelector({ meta, spec }: KubernetesObject): string {
  const matchLabels = asRecord(asRecord(asRecord(spec)?.selector)?.matchLabels);
  const terms = Object.entries(matchLabels ?? {}).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${key}=${value}`] : [],
  );
  return terms.join(',') || `batch.kubernetes.io/job-name=${meta.name}`;
}
