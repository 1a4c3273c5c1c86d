import { JsonRecord, asRecord } from '../kubernetes';

const FARTHEST = 2;
const LONGEST = 64;

/**
 * What somebody may have meant by a field that does not exist: a neighbor of nearly the same name,
 * or a field of that name one level down.
 */
export function suggestField(
  key: string,
  properties: JsonRecord,
  nested: (schema: unknown) => JsonRecord,
): string | undefined {
  const names = Object.keys(properties);
  const near = nearest(key, names);
  if (near !== undefined) {
    return near;
  }
  const holder = names.find(name =>
    Object.hasOwn(asRecord(nested(properties[name]).properties) ?? {}, key),
  );
  return holder && `${holder}.${key}`;
}

/** The name that differs least, where it differs little. */
export function nearest(
  text: string,
  names: readonly string[],
): string | undefined {
  let best: string | undefined;
  let least = Math.min(FARTHEST, Math.floor(text.length / 3)) + 1;
  for (const name of text.length > LONGEST ? [] : names) {
    const distance =
      name.toLowerCase() === text.toLowerCase()
        ? 0
        : editDistance(text, name, least);
    if (distance < least) {
      best = name;
      least = distance;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbors; `limit` where there are more. */
function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) {
    return limit;
  }
  let older: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      current[column] = Math.min(
        previous[column] + 1,
        current[column - 1] + 1,
        previous[column - 1] + (isSame ? 0 : 1),
        isSwap ? older[column - 2] + 1 : Infinity,
      );
    }
    older = previous;
    previous = current;
  }
  return previous[to.length];
}
