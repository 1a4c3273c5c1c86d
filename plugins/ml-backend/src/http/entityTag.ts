import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { createHash } from 'node:crypto';

const LENGTH = 22;

/**
 * A weak tag of an answer: equal for answers that say the same.
 *
 * @param parts - What the answer says, with what the caller may see, so that a changed decision is
 *   a changed tag.
 */
export function entityTag(...parts: readonly unknown[]): string {
  return `W/"${digestOf(parts)}"`;
}

/** A short digest of something that can be JSON. */
export function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value))
    .digest('base64url')
    .slice(0, LENGTH);
}

/**
 * What of sources is news, as for the readers of a stream: neither their counts, nor the time of a
 * source that is fresh, since both move on by themselves.
 */
export function newsOf(sources: readonly SourceStatus[]): unknown[] {
  return sources.map(
    ({
      cluster,
      clusterTitle,
      group,
      kind,
      freshness,
      version,
      asOf,
      error,
    }) => [
      cluster,
      clusterTitle,
      group,
      kind,
      freshness,
      version,
      freshness === 'fresh' ? undefined : asOf,
      error,
    ],
  );
}
