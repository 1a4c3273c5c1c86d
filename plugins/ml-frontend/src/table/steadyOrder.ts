/** Rows in the order in which they are shown. */
export interface SteadyOrder {
  /** The keys of the rows shown. */
  keys: readonly string[];
  /** The keys of rows that are held back until the reader asks for them. */
  waiting: readonly string[];
  /** How many rows stand where a new sort would not leave them. */
  misplaced: number;
}

/**
 * Keeps the order that the reader has before the eyes: known rows stay where they are, rows that
 * are gone leave, and new rows either go where they belong or wait.
 *
 * @param previous - The order shown until now; `undefined` sorts afresh.
 * @param items - The rows that match the filters, by their keys.
 * @param hold - Whether new rows wait.
 */
export function steadyOrder<T>(
  previous: SteadyOrder | undefined,
  items: ReadonlyMap<string, T>,
  compare: (a: T, b: T) => number,
  hold: boolean,
): SteadyOrder {
  if (!previous) {
    const sorted = [...items]
      .sort(([, a], [, b]) => compare(a, b))
      .map(([key]) => key);
    return { keys: sorted, waiting: [], misplaced: 0 };
  }
  const kept = previous.keys.filter(key => items.has(key));
  const known = new Set(kept);
  const fresh = [...items.keys()].filter(key => !known.has(key));
  const keys = hold ? kept : insert(kept, fresh, items, compare);
  return {
    keys,
    waiting: hold ? fresh : [],
    misplaced: countMisplaced(keys, items, compare),
  };
}

/** Merges new rows in, each before the first known row that it sorts before. */
function insert<T>(
  kept: readonly string[],
  fresh: readonly string[],
  items: ReadonlyMap<string, T>,
  compare: (a: T, b: T) => number,
): string[] {
  const byOrder = (a: string, b: string) =>
    compare(items.get(a)!, items.get(b)!);
  const merged: string[] = [];
  const queue = [...fresh].sort(byOrder);
  let next = 0;
  for (const key of kept) {
    while (next < queue.length && byOrder(queue[next], key) < 0) {
      merged.push(queue[next]);
      next += 1;
    }
    merged.push(key);
  }
  return merged.concat(queue.slice(next));
}

/** The fewest rows that would have to move: all but a longest run that is in order already. */
function countMisplaced<T>(
  keys: readonly string[],
  items: ReadonlyMap<string, T>,
  compare: (a: T, b: T) => number,
): number {
  // The last row of the best run of each length, by patience sorting.
  const ends: T[] = [];
  for (const key of keys) {
    const item = items.get(key)!;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (compare(ends[middle], item) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    ends[low] = item;
  }
  return keys.length - ends.length;
}
