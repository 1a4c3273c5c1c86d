import { asList, asRecord, asText } from '@mlport/backstage-plugin-ml-common';

/** Discovery of the API group in which Kueue tells who waits. */
export const VISIBILITY_PATH = '/apis/visibility.kueue.x-k8s.io';

/** The versions whose answers we read, the newest first; both say the same in the same fields. */
const VERSIONS = ['v1beta2', 'v1beta1'];

/** The version to ask in, from an `APIGroup`; none where only others are served. */
export function visibilityVersion(group: unknown): string | undefined {
  const served = (asList(asRecord(group)?.versions) ?? []).map(entry =>
    asText(asRecord(entry)?.version),
  );
  return VERSIONS.find(version => served.includes(version));
}

/** The path of who waits in a LocalQueue. */
export function pendingPath(
  version: string,
  namespace: string,
  queue: string,
): string {
  return [
    VISIBILITY_PATH,
    version,
    'namespaces',
    encodeURIComponent(namespace),
    'localqueues',
    encodeURIComponent(queue),
    'pendingworkloads',
  ].join('/');
}
