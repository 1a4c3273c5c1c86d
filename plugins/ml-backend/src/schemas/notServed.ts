import { ManifestFinding } from '@mlport/backstage-plugin-ml-common';
import { SchemaDocument } from './parseSchemaDocument';
import { SchemaIndex } from './parseSchemaIndex';

const MOST_NAMED = 12;

/** That a cluster does not serve a group and version, and what it serves instead. */
export function versionNotServed(
  cluster: string,
  object: ManifestFinding['object'],
  index: SchemaIndex,
): ManifestFinding {
  const { apiVersion, kind } = object;
  const group = groupOf(apiVersion);
  const versions = [...index.keys()]
    .filter(served => groupOf(served) === group)
    .map(served => served.slice(served.indexOf('/') + 1));
  return {
    rule: 'schema',
    severity: 'error',
    object,
    field: 'apiVersion',
    value: apiVersion,
    message: `${cluster} does not serve ${kind || 'objects'} of ${
      apiVersion || 'no version'
    }`,
    fix:
      versions.length > 0
        ? `It serves ${group || 'the core group'} in ${versions.join(', ')}`
        : 'Install what brings this kind, or choose a cluster that has it',
  };
}

/** That a cluster has no such kind in a group and version, and which it has there. */
export function kindNotServed(
  cluster: string,
  object: ManifestFinding['object'],
  { kinds }: SchemaDocument,
): ManifestFinding {
  const { apiVersion, kind } = object;
  const names = [...kinds.keys()];
  const meant = names.find(name => name.toLowerCase() === kind.toLowerCase());
  const named = names.slice(0, MOST_NAMED).join(', ');
  const more = names.length > MOST_NAMED ? ', …' : '';
  return {
    rule: 'schema',
    severity: 'error',
    object,
    field: 'kind',
    value: kind,
    message: `${cluster} does not serve ${
      kind || 'objects without a kind'
    } in ${apiVersion}`,
    fix: meant
      ? `Did you mean ${meant}?`
      : `It serves ${named}${more} in ${apiVersion}`,
  };
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
