import { NodeReading } from '../quota';
import { AcceleratorSharing } from '../workload';

const WORDS: Readonly<Record<AcceleratorSharing, string>> = {
  whole: 'whole devices',
  mig: 'MIG slices',
  shared: 'shares of devices',
  claim: 'claims',
};

/**
 * What nodes offer of the vendor of a resource: the names that pods ask for, and what is behind each,
 * for a plain name may stand for slices or shares: `nvidia.com/gpu (whole devices)`.
 */
export function nameAccelerators(
  nodes: readonly NodeReading[],
  resource: string,
): string[] {
  const [vendor] = resource.split('/');
  const found = new Map<string, Set<AcceleratorSharing>>();
  for (const { accelerators } of nodes) {
    for (const { resource: name, sharing, allocatable } of accelerators) {
      if (allocatable > 0 && name.split('/')[0] === vendor) {
        found.set(name, (found.get(name) ?? new Set()).add(sharing));
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, sharings]) =>
        `${name} (${[...sharings].map(sharing => WORDS[sharing]).join(', ')})`,
    );
}
