import {
  NodeReading,
  productSelectorOf,
  TargetAccelerator,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorReading } from '../clusters/ClusterReadings';

/**
 * What nodes offer, by resource name, how it is handed out, and product, in that order. Nodes that
 * take no new pods count for nothing; what only they have is there with none to give.
 */
export function acceleratorsOf(
  nodes: readonly MirrorReading<NodeReading>[],
): TargetAccelerator[] {
  const found = new Map<string, TargetAccelerator>();
  for (const { reading } of nodes) {
    const { product, labels, ready, cordoned } = reading;
    const nodeSelector = productSelectorOf(labels);
    const takesPods = ready === true && !cordoned;
    for (const { resource, sharing, allocatable } of reading.accelerators) {
      const key = JSON.stringify([resource, sharing, nodeSelector]);
      const free = takesPods ? allocatable : 0;
      const before = found.get(key);
      found.set(key, {
        resource,
        sharing,
        ...(product !== undefined && { product }),
        ...(nodeSelector && { nodeSelector }),
        allocatable: (before?.allocatable ?? 0) + free,
        largestNode: Math.max(before?.largestNode ?? 0, free),
      });
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, accelerator]) => accelerator);
}
