import {
  KubernetesObject,
  cutText,
  ownField,
  shareText,
} from '../../kubernetes';
import { NamespaceReading } from '../Reading';

const OWNER = 'mlport/owner';

/** Reads the owner of a namespace: the entity reference of a group. */
export function read(object: KubernetesObject): NamespaceReading {
  const owner = ownField(object.meta.annotations, OWNER);
  return {
    type: 'namespace',
    owner:
      typeof owner === 'string' && owner.trim() !== ''
        ? shareText(cutText(owner.trim()))
        : undefined,
  };
}
