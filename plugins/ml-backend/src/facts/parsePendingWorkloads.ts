import { asCount, asRecord, asText } from '@mlport/backstage-plugin-ml-common';

/** One who waits in a LocalQueue. Places count from 1. */
export interface PendingWorkload {
  name: string;
  position: number;
  positionInClusterQueue?: number;
}

/** Who waits, from the items of a `PendingWorkloadsSummary`; what cannot be read is left out. */
export function parsePendingWorkloads(
  items: readonly unknown[],
): PendingWorkload[] {
  return items.flatMap(item => {
    const entry = asRecord(item);
    const name = asText(asRecord(entry?.metadata)?.name);
    // Go leaves no zero out here, but the first of a line would be the one to lose.
    const position = asCount(entry?.positionInLocalQueue ?? 0);
    const inCluster = asCount(entry?.positionInClusterQueue);
    return name && position !== undefined
      ? [
          {
            name,
            position: position + 1,
            ...(inCluster !== undefined && {
              positionInClusterQueue: inCluster + 1,
            }),
          },
        ]
      : [];
  });
}
