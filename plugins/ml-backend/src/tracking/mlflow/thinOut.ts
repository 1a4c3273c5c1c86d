/** At most so many of a list, evenly chosen, with the first and the last. */
export function thinOut<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) {
    return [...list];
  }
  if (most <= 1) {
    return list.slice(-1);
  }
  const stride = (list.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, at) => list[Math.round(at * stride)]);
}
