import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/**
 * An owner as a full entity reference in lower case; a bare name is a group's.
 *
 * @throws when it is not a reference.
 */
export function parseOwner(owner: string): string {
  return stringifyEntityRef(parseEntityRef(owner, { defaultKind: 'Group' }));
}

/**
 * The owners of rows, in full. Namespaces name theirs as they like, `team-vision` too; what is no
 * reference stays as it is, and many rows share few owners.
 */
export function rememberOwners(): (
  owner: string | undefined,
) => string | undefined {
  const known = new Map<string, string>();
  return owner => {
    if (!owner) {
      return undefined;
    }
    let full = known.get(owner);
    if (full === undefined) {
      try {
        full = parseOwner(owner);
      } catch {
        full = owner;
      }
      known.set(owner, full);
    }
    return full;
  };
}
