import { ApiObject } from './ApiObject';
import { ResourceType } from './ResourceType';
import { sameJson } from './sameJson';

/**
 * What becomes of an object when somebody wants it otherwise: the endpoint of the status changes
 * only it, the others change all but it, and nobody changes what the server fills in.
 *
 * @param subresource - `status`, where that endpoint was asked
 */
export function allowedChange(
  type: ResourceType,
  live: ApiObject,
  wanted: ApiObject,
  subresource?: string,
): ApiObject {
  const managedFields =
    wanted.metadata?.managedFields ?? live.metadata.managedFields;
  if (subresource === 'status') {
    return {
      ...live,
      ...(wanted.status !== undefined && { status: wanted.status }),
      metadata: {
        ...live.metadata,
        ...(managedFields && { managedFields }),
      },
    };
  }
  const keepsStatus = type.subresources?.status !== undefined;
  const { status, ...rest } = wanted;
  const {
    deletionTimestamp,
    deletionGracePeriodSeconds,
    generation,
    uid,
    creationTimestamp,
    resourceVersion,
  } = live.metadata;
  const specChanged = !sameJson(rest.spec, live.spec);
  const next: ApiObject = {
    ...rest,
    apiVersion: live.apiVersion,
    kind: live.kind,
    metadata: {
      ...wanted.metadata,
      name: live.metadata.name,
      ...(live.metadata.namespace && { namespace: live.metadata.namespace }),
      uid,
      creationTimestamp,
      resourceVersion,
      ...(generation !== undefined && {
        generation: specChanged ? generation + 1 : generation,
      }),
      ...(deletionTimestamp && {
        deletionTimestamp,
        deletionGracePeriodSeconds,
      }),
    },
  };
  const nextStatus = keepsStatus ? live.status : status;
  return nextStatus === undefined ? next : { ...next, status: nextStatus };
}
