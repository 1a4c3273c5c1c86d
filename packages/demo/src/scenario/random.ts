import { createHash } from 'node:crypto';

/** A number in [0, 1) that only depends on what it is made from. */
export function randomOf(...parts: (string | number)[]): number {
  return digest(parts).readUInt32BE(0) / 2 ** 32;
}

/** An object's uid that only depends on what it is made from. */
export function uidOf(...parts: (string | number)[]): string {
  const hex = digest(parts).toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Letters and digits such as Kubernetes appends to names. */
export function suffixOf(
  length: number,
  ...parts: (string | number)[]
): string {
  return digest(parts).toString('hex').slice(0, length);
}

function digest(parts: (string | number)[]): Buffer {
  return createHash('sha256').update(parts.join('\u0000')).digest();
}
