/** Lists of roles and accelerators are few in honest clusters; the bound is for hostile ones. */
const MOST = 5000;
const LONGEST_KEY = 1000;

const shared = new Map<string, readonly object[]>();

/**
 * The first copy of an equal list of plain objects, frozen with its entries. Thousands of rows have
 * the same roles and accelerators; shared, they are held once. Lists beyond the first 5,000, and
 * very long ones, come back as they are.
 *
 * @public
 */
export function shareList<T extends object>(list: T[]): T[] {
  const key = JSON.stringify(list);
  const known = shared.get(key);
  if (known) {
    return known as T[];
  }
  if (key.length > LONGEST_KEY || shared.size >= MOST) {
    return list;
  }
  // A copy of its exact length: a list that grew keeps room for more.
  const copy = list.map(entry => Object.freeze({ ...entry }));
  shared.set(key, Object.freeze(copy));
  return copy;
}
