import { ENTITY_REF_TAG } from '@mlport/backstage-plugin-ml-common';
import { parseRef } from './parseRef';
import { Subject } from './Subject';

/** The tag by which a model or an experiment names its system. */
const SYSTEM_TAG = 'backstage.io/system';

/**
 * Whom something names as its owner, the strongest claim first: by its tags, then by its namespace.
 * A bare name is a group's, or else a user's.
 */
export function claimedOwners(
  subject: Subject,
  ownerTags: readonly string[],
): string[] {
  const claims = [
    ...ownerTags.map(tag => subject.tags?.[tag]),
    subject.namespaceOwner,
  ];
  return claims
    .flatMap(claim => [parseRef(claim, 'Group'), parseRef(claim, 'User')])
    .filter((ref, at, all) => ref !== undefined && all.indexOf(ref) === at)
    .filter(ref => ref !== undefined);
}

/** The system that something names as its own. */
export function claimedSystem(subject: Subject): string | undefined {
  return parseRef(subject.tags?.[SYSTEM_TAG], 'System');
}

/** The entity that something names as its own: it needs no other, when there is one. */
export function claimedEntity(subject: Subject): string | undefined {
  return parseRef(subject.tags?.[ENTITY_REF_TAG]);
}
