import {
  KubernetesObject,
  acceleratorSharing,
  asRecord,
} from '../../kubernetes';
import { productLabelOf } from './productOf';

/**
 * Nodes with accelerators: by what they offer, or by a label that names a product, so that a node
 * whose device plugin is down is still seen.
 */
export function relevant(object: KubernetesObject): boolean {
  const status = asRecord(object.status);
  const resources = [status?.capacity, status?.allocatable].flatMap(list =>
    Object.keys(asRecord(list) ?? {}),
  );
  return (
    resources.some(resource => acceleratorSharing(resource)) ||
    productLabelOf(object.meta.labels) !== undefined
  );
}
