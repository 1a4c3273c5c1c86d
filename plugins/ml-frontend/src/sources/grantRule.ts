import {
  kindByGroupKind,
  SourceStatus,
} from '@mlport/backstage-plugin-ml-common';

/** What a reader of a kind needs to be allowed. */
const VERBS = '[get, list, watch]';

/**
 * The rules that let the portal read what a cluster refuses it, as they stand under `rules` of a
 * ClusterRole, one for each API group. `undefined` when the cluster refuses nothing, or nothing
 * that this version of the portal knows the resource of.
 *
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export function grantRule(
  sources: readonly SourceStatus[],
): string | undefined {
  const resources = new Map<string, string[]>();
  for (const { group, kind, ...source } of sources) {
    const plural = kindByGroupKind(group, kind)?.plural;
    if (plural && isRefused(source, plural)) {
      resources.set(group, [...(resources.get(group) ?? []), plural]);
    }
  }
  return resources.size === 0
    ? undefined
    : [...resources]
        .map(([group, plurals]) =>
          [
            `- apiGroups: ['${group}']`,
            `  resources: [${plurals.join(', ')}]`,
            `  verbs: ${VERBS}`,
          ].join('\n'),
        )
        .join('\n');
}

/**
 * Whether it was the cluster that refused. The permission policy of the portal may refuse too; then
 * the backend's advice is about permissions and does not name the resource.
 */
function isRefused(
  { error, freshness }: Pick<SourceStatus, 'error' | 'freshness'>,
  plural: string,
): boolean {
  if (!error) {
    return freshness === 'forbidden';
  }
  const { code, fix } = error;
  return code === 'forbidden' && (fix === undefined || fix.includes(plural));
}
