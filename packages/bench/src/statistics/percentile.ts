/**
 * The value that a share of all values do not exceed, by the nearest rank.
 *
 * @param share - From 0 to 1; 0.5 for the median of an odd number of values.
 * @returns NaN where there are no values.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.ceil(share * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? NaN;
}
