import { WorkloadAddress } from '@mlport/backstage-plugin-ml-common';

/** The parameter of a page's URL that says which workload is open. */
const PARAM = 'workload';

/** How the core API group, which has no name, is written in URLs. */
const CORE = 'core';

/** The path of the workload that a URL says is open. */
export function workloadParam(search: string): string | undefined {
  return new URLSearchParams(search).get(PARAM) ?? undefined;
}

/** Reads a path of `cluster/namespace/group/kind/name`. What is not in that form is nothing. */
export function parseWorkloadPath(
  path: string | undefined,
): WorkloadAddress | undefined {
  const parts = path?.split('/').map(decode);
  if (parts?.length !== 5 || !parts.every(isText)) {
    return undefined;
  }
  const [cluster, namespace, group, kind, name] = parts;
  return { cluster, namespace, group: group === CORE ? '' : group, kind, name };
}

/** Writes which workload is open, leaving the parameters of others where they are. */
export function writeWorkloadParam(
  search: string,
  address: WorkloadAddress | undefined,
): string {
  const params = new URLSearchParams(search);
  params.delete(PARAM);
  if (address) {
    params.set(PARAM, pathOf(address));
  }
  // Slashes may stand in a search as they are, and people read and paste these links.
  const written = params.toString().replaceAll('%2F', '/');
  return written && `?${written}`;
}

/** Whether both are the same workload; a row may be given for its address. */
export function isSameWorkload(
  one: WorkloadAddress,
  other: WorkloadAddress,
): boolean {
  return (
    one.name === other.name &&
    one.namespace === other.namespace &&
    one.cluster === other.cluster &&
    one.kind === other.kind &&
    one.group === other.group
  );
}

/** The address of a row, without the rest of it. */
export function addressOf(item: WorkloadAddress): WorkloadAddress {
  const { cluster, namespace, group, kind, name } = item;
  return { cluster, namespace, group, kind, name };
}

/** An address as one text, as it stands in URLs. */
export function pathOf(address: WorkloadAddress): string {
  const { cluster, namespace, group, kind, name } = address;
  return [cluster, namespace, group || CORE, kind, name]
    .map(encodeURIComponent)
    .join('/');
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

function isText(part: string | undefined): part is string {
  return Boolean(part);
}
