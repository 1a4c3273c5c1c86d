import { WorkloadFilter } from './compileFilter';
import { WorkloadBook } from './WorkloadBook';

/**
 * The point up to which a reader has everything that a filter lets through. The epoch of the wire
 * holds the filter too: who comes back with another filter, or whose entity changed its annotations
 * meanwhile, cannot go on by changes alone.
 */
export function formatVersion(
  book: Pick<WorkloadBook, 'epoch'>,
  filter: Pick<WorkloadFilter, 'fingerprint'>,
  sequence: number,
): string {
  return `${book.epoch}~${filter.fingerprint}.${sequence}`;
}

/**
 * The sequence of a version; `undefined` when it is of another epoch or filter, or not a version.
 */
export function parseVersion(
  book: Pick<WorkloadBook, 'epoch'>,
  filter: Pick<WorkloadFilter, 'fingerprint'>,
  version: string | undefined,
): number | undefined {
  const prefix = formatVersion(book, filter, 0).slice(0, -1);
  if (!version?.startsWith(prefix)) {
    return undefined;
  }
  const digits = version.slice(prefix.length);
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}
