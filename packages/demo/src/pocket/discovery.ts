import { JsonObject } from './ApiObject';
import { groupVersion, ResourceType } from './ResourceType';

const BUILT_IN_VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

/** A real server lists the verbs of custom resources in this order. */
const CUSTOM_VERBS = [
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'create',
  'update',
  'watch',
];

/** The media type that asks for all of discovery in two answers. */
export const AGGREGATED_TYPE =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** The answer of `/version`. */
export function versionDocument(minor: string): JsonObject {
  return {
    major: '1',
    minor,
    gitVersion: `v1.${minor}.0`,
    gitCommit: 'pocket',
    gitTreeState: 'clean',
    buildDate: '2026-01-01T00:00:00Z',
    goVersion: 'none',
    compiler: 'none',
    platform: 'pocket/node',
  };
}

/** The answer of `/api`. */
export function coreVersionsDocument(serverAddress: string): JsonObject {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress }],
  };
}

/** The answer of `/apis`, as clients without aggregated discovery ask for it. */
export function groupListDocument(types: ResourceType[]): JsonObject {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: namedGroups(types).map(group => groupEntry(types, group)),
  };
}

/** The answer of `/apis/<group>`; absent when no such group is served. */
export function groupDocument(
  types: ResourceType[],
  group: string,
): JsonObject | undefined {
  return group && types.some(type => type.group === group)
    ? { kind: 'APIGroup', apiVersion: 'v1', ...groupEntry(types, group) }
    : undefined;
}

/** The answer of `/api/v1` and `/apis/<group>/<version>`; absent when it is not served. */
export function resourceListDocument(
  types: ResourceType[],
  group: string,
  version: string,
): JsonObject | undefined {
  const served = servedIn(types, group, version);
  if (served.length === 0) {
    return undefined;
  }
  return {
    kind: 'APIResourceList',
    ...(group && { apiVersion: 'v1' }),
    groupVersion: groupVersion(group, version),
    resources: served.flatMap(type => [
      {
        name: type.plural,
        singularName: type.singular,
        namespaced: type.namespaced,
        kind: type.kind,
        verbs: verbsOf(type),
        ...(type.shortNames && { shortNames: type.shortNames }),
        ...(type.categories && { categories: type.categories }),
      },
      ...Object.entries(type.subresources ?? {}).map(([name, sub]) => ({
        name: `${type.plural}/${name}`,
        singularName: '',
        namespaced: type.namespaced,
        ...(sub.group && { group: sub.group, version: 'v1' }),
        kind: sub.kind ?? type.kind,
        verbs: sub.verbs,
      })),
    ]),
  };
}

/** Aggregated discovery (v2) of `/api` or `/apis`. */
export function aggregatedDocument(
  types: ResourceType[],
  root: 'api' | 'apis',
): JsonObject {
  const groups = root === 'api' ? [''] : namedGroups(types);
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(group => ({
      metadata: group ? { name: group } : {},
      versions: versionsOf(types, group).map(version => ({
        version,
        resources: servedIn(types, group, version).map(type =>
          aggregatedResource(type, version),
        ),
        freshness: 'Current',
      })),
    })),
  };
}

/** A real server leaves group and version empty for the kinds that are compiled in. */
function aggregatedResource(type: ResourceType, version: string): JsonObject {
  const responseKind = (kind: string, group: string) => {
    const ownVersion = group === type.group ? version : 'v1';
    return type.builtIn
      ? { group: '', version: '', kind }
      : { group, version: ownVersion, kind };
  };
  const subresources = Object.entries(type.subresources ?? {});
  return {
    resource: type.plural,
    responseKind: responseKind(type.kind, type.group),
    scope: type.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: type.singular,
    verbs: verbsOf(type),
    ...(type.shortNames && { shortNames: type.shortNames }),
    ...(type.categories && { categories: type.categories }),
    ...(subresources.length > 0 && {
      subresources: subresources.map(([subresource, sub]) => ({
        subresource,
        responseKind: responseKind(
          sub.kind ?? type.kind,
          sub.group ?? type.group,
        ),
        verbs: sub.verbs,
      })),
    }),
  };
}

function verbsOf({ virtual, builtIn }: ResourceType): string[] {
  if (virtual) {
    return [];
  }
  return builtIn ? BUILT_IN_VERBS : CUSTOM_VERBS;
}

function groupEntry(types: ResourceType[], group: string) {
  const versions = versionsOf(types, group).map(version => ({
    groupVersion: groupVersion(group, version),
    version,
  }));
  return { name: group, versions, preferredVersion: versions[0] };
}

function namedGroups(types: ResourceType[]): string[] {
  return [...new Set(types.map(type => type.group))].filter(group => group);
}

function versionsOf(types: ResourceType[], group: string): string[] {
  const names = types
    .filter(type => type.group === group)
    .flatMap(type => type.versions.map(version => version.name));
  return [...new Set(names)];
}

function servedIn(
  types: ResourceType[],
  group: string,
  version: string,
): ResourceType[] {
  return types.filter(
    type =>
      type.group === group &&
      type.versions.some(candidate => candidate.name === version),
  );
}
