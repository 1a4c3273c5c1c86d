/**
 * The value that a record has itself. Parameters and metrics are named by whoever logged them, so
 * `constructor` is a name like any other.
 */
export function ownValue<T>(
  record: Readonly<Record<string, T>>,
  key: string,
): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
