/** The last moment that a Date can hold, in milliseconds since the epoch. */
const LAST_MOMENT = 8.64e15;

/** A time as ISO 8601 in UTC; nothing for what no Date can hold. */
export function toIsoTime(at: number | undefined): string | undefined {
  return at !== undefined && Math.abs(at) <= LAST_MOMENT
    ? new Date(at).toISOString()
    : undefined;
}
