/**
 * Lets several readers, each at its own pace, iterate over what a generator gives once.
 */
export function rememberAll<T>(
  source: Generator<T, void, undefined>,
): Iterable<T> {
  const seen: T[] = [];
  return {
    *[Symbol.iterator]() {
      for (let index = 0; ; index++) {
        if (index === seen.length) {
          const next = source.next();
          if (next.done) {
            return;
          }
          seen.push(next.value);
        }
        yield seen[index];
      }
    },
  };
}
