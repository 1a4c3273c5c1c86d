/** The time in milliseconds since the epoch, finer than a millisecond and the same in all processes. */
export function epochMs(): number {
  return performance.timeOrigin + performance.now();
}
