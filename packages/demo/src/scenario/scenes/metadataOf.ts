import { ApiObject, ObjectMeta, OwnerReference } from '../../pocket/ApiObject';
import { uidOf } from '../random';
import { timestamp } from '../RunPlan';

/** What makes an object of a scene itself. */
export type Identity = {
  cluster: string;
  /** Absent for what lives in no namespace. */
  namespace?: string;
  name: string;
  /** When it was made, in milliseconds since the epoch. */
  madeAt: number;
};

/** The metadata of an object; its uid depends on nothing but what it is. */
export function metadataOf(
  kind: string,
  { cluster, namespace, name, madeAt }: Identity,
  more: ObjectMeta = {},
): ObjectMeta {
  return {
    name,
    ...(namespace && { namespace }),
    uid: uidOf(cluster, kind, namespace ?? '', name, timestamp(madeAt)),
    creationTimestamp: timestamp(madeAt),
    generation: 1,
    ...more,
  };
}

/** The reference by which an object is the controller of another one. */
export function controlledBy(owner: ApiObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name ?? '',
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}
