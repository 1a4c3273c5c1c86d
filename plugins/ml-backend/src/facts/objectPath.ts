import { Kind, ObjectName } from '@mlport/backstage-plugin-ml-common';

/** The path of one object of a kind, in a version that the cluster serves. */
export function objectPath(
  { group, plural }: Pick<Kind, 'group' | 'plural'>,
  version: string,
  name: ObjectName,
): string {
  const root = group
    ? `/apis/${encodeURIComponent(group)}/${encodeURIComponent(version)}`
    : `/api/${encodeURIComponent(version)}`;
  const collection =
    name.namespace === undefined
      ? `${root}/${plural}`
      : `${root}/${namespacePath(name.namespace)}/${plural}`;
  return `${collection}/${encodeURIComponent(name.name)}`;
}

/** The path of a collection of the core group in a namespace. */
export function corePath(
  namespace: string | undefined,
  plural: 'pods' | 'events',
): string {
  return namespace === undefined
    ? `/api/v1/${plural}`
    : `/api/v1/${namespacePath(namespace)}/${plural}`;
}

function namespacePath(namespace: string): string {
  return `namespaces/${encodeURIComponent(namespace)}`;
}
