import { randomBytes } from 'node:crypto';
import { ApiObject, ObjectMeta } from './ApiObject';
import { groupVersion, ResourceType } from './ResourceType';

/**
 * An object as it is after its creation: with what a client cannot know, and without a status.
 *
 * @param filled - the metadata that the server fills in
 */
export function newObject(
  type: ResourceType,
  object: ApiObject,
  filled: ObjectMeta,
): ApiObject {
  const { status, ...rest } = object;
  const created: ApiObject = {
    ...rest,
    apiVersion: groupVersion(type.group, type.versions[0].name),
    kind: type.kind,
    metadata: {
      ...object.metadata,
      ...filled,
      // Without a spec there is nothing whose generation could be counted.
      ...((rest.spec !== undefined || !type.builtIn) && { generation: 1 }),
    },
  };
  return type.defaults ? type.defaults(created) : created;
}

/** A name that begins so; none where nobody said how it begins. */
export function generatedName(prefix: string | undefined): string | undefined {
  return prefix && `${prefix}${randomBytes(4).toString('hex').slice(0, 5)}`;
}
