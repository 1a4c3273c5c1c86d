import { createHash } from 'node:crypto';

/** The id by which Git knows content, in a repository that uses SHA-1. */
export function blobId(content: Buffer): string {
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}
