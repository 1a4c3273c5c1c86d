import { median } from './median';

/** How far equal measurements lie apart: greatest less smallest, as a share of the median. */
export function spread(values: readonly number[]): number {
  const range = Math.max(...values) - Math.min(...values);
  return range === 0 ? 0 : range / median(values);
}
