import { Accelerator } from '../workload';
import { shareList } from './shareList';

/**
 * Lists of accelerators added up: one entry per resource name, in the order of the names, so that
 * the order of the lists changes nothing.
 *
 * @public
 */
export function addAccelerators(
  lists: readonly (readonly Accelerator[])[],
): Accelerator[] {
  const sums = new Map<string, Accelerator>();
  for (const { resource, count, sharing } of lists.flat()) {
    const sum = Math.min(
      (sums.get(resource)?.count ?? 0) + count,
      Number.MAX_SAFE_INTEGER,
    );
    sums.set(resource, { resource, count: sum, sharing });
  }
  const sorted = [...sums.values()].sort((a, b) =>
    a.resource < b.resource ? -1 : 1,
  );
  return shareList(sorted);
}
