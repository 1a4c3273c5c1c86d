/**
 * A moment as ISO 8601; empty for what is none. A tracking server keeps whatever a client wrote.
 *
 * @param time - Milliseconds since the epoch.
 */
export function isoTime(time: number | undefined): string {
  const date = new Date(time ?? NaN);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
