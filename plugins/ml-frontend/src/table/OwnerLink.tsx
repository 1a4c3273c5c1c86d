import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';

/** A link to the owner; what is no entity reference, since anybody may annotate, stays text. */
export function OwnerLink(props: { owner: string; tabIndex?: number }) {
  const { owner, tabIndex } = props;
  return isEntityRef(owner) ? (
    <EntityRefLink entityRef={owner} tabIndex={tabIndex} />
  ) : (
    <bdi>{owner}</bdi>
  );
}

function isEntityRef(text: string): boolean {
  try {
    parseEntityRef(text);
    return true;
  } catch {
    return false;
  }
}
