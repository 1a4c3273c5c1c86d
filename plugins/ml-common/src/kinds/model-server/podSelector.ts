import {
  KubernetesObject,
  asRecord,
  formatLabelSelector,
} from '../../kubernetes';

/** The selector of a Deployment or StatefulSet, which both must have. */
export function podSelector({ spec }: KubernetesObject): string | undefined {
  return formatLabelSelector(asRecord(spec)?.selector);
}
