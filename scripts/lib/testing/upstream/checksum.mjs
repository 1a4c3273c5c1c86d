import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal. */
export const checksum = data => createHash('sha256').update(data).digest('hex');
