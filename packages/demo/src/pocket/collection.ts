import { ApiObject, isJsonObject } from './ApiObject';
import { parseFieldSelector } from './fieldSelector';
import { parseLabelSelector } from './labelSelector';
import { groupVersion, ResourceType, ServedVersion } from './ResourceType';
import { Entry } from './Store';

/** The part of a resource that a list or a watch is about. */
export type Collection = {
  type: ResourceType;
  version: ServedVersion;
  namespace?: string;
  /** Whether selectors narrow it. */
  selective: boolean;
  contains(entry: Entry): boolean;
};

/**
 * Reads namespace and selectors of a request.
 *
 * @throws StatusError 400 for a selector that makes no sense.
 */
export function collectionOf(
  type: ResourceType,
  version: ServedVersion,
  namespace: string | undefined,
  query: URLSearchParams,
): Collection {
  const labelText = query.get('labelSelector') ?? '';
  const fieldText = query.get('fieldSelector') ?? '';
  const labels = parseLabelSelector(labelText);
  const fields = parseFieldSelector(type, fieldText);
  const prefix = namespace === undefined ? '' : `${namespace}/`;
  return {
    type,
    version,
    namespace,
    selective: Boolean(labelText.trim() || fieldText),
    contains: ({ key, object }) =>
      key.startsWith(prefix) && labels(labelsOf(object)) && fields(object),
  };
}

/** The key of an object: `namespace/name`, or the name alone for what has no namespace. */
export function keyOf(
  type: ResourceType,
  namespace: string | undefined,
  name: string,
): string {
  return type.namespaced ? `${namespace}/${name}` : name;
}

/** An object in the version that was asked for. */
export function inVersion(
  type: ResourceType,
  version: ServedVersion,
  object: ApiObject,
): ApiObject {
  if (!version.fromStored) {
    return object;
  }
  return {
    ...version.fromStored(object),
    apiVersion: groupVersion(type.group, version.name),
  };
}

/** Injected objects can have anything where metadata is expected. */
function labelsOf(object: ApiObject): { [key: string]: string } | undefined {
  const metadata: unknown = object.metadata;
  const labels = isJsonObject(metadata) ? metadata.labels : undefined;
  return isJsonObject(labels)
    ? (labels as { [key: string]: string })
    : undefined;
}
