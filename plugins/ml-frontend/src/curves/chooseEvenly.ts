/** Some of many, evenly chosen, with the first and the last. */
export function chooseEvenly<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) {
    return [...all];
  }
  const stride = (all.length - 1) / (most - 1);
  return Array.from(
    { length: most },
    (_, place) => all[Math.round(place * stride)],
  );
}
