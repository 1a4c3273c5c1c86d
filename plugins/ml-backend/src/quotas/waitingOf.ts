import {
  QueueOrder,
  QueuePlace,
  QuotaAmount,
  QuotaFigures,
  QuotaWaiter,
  QuotaWaiting,
} from '@mlport/backstage-plugin-ml-common';
import { FoundLine } from '../facts';
import { toIsoTime } from '../facts/toIsoTime';
import { WorkloadScope } from '../workloads/WorkloadScope';
import { addressOfWork } from './addressOfWork';
import { lineKey, QueueLines, WaitingQueue } from './askLines';
import { asksFor, MOST_LISTED } from './holdingOf';
import { QuotaWork, WorkIndex } from './WorkIndex';

/** A LocalQueue, and how many it says wait in it. */
export interface Door extends WaitingQueue {
  pending?: number;
}

/** What the waiting for a quota is told by. */
export interface WaitingFacts {
  /** Through which queues work comes to it. */
  doors: readonly Door[];
  /** How many wait, as the quota says. */
  total: number | undefined;
  figures: readonly QuotaFigures[];
  index: WorkIndex;
  lines: QueueLines;
  /** Whether all work of the cluster is known. */
  isWhole: boolean;
  scope: WorkloadScope;
}

/** The queues of those given in which somebody waits. */
export function waitingQueues(
  doors: readonly Door[],
  index: WorkIndex,
): WaitingQueue[] {
  return doors
    .filter(
      door => (door.pending ?? 0) > 0 || waitersAt(door, index).length > 0,
    )
    .map(({ cluster, namespace, queue }) => ({ cluster, namespace, queue }));
}

/** Who waits for a quota, of what somebody may see, and what all who wait ask for. */
export function waitingOf(facts: WaitingFacts): QuotaWaiting {
  const { doors, total, figures, index, lines, isWhole, scope } = facts;
  const all = doors.flatMap(door =>
    waitersAt(door, index).map(work => ({ work, place: placeOf(work, door) })),
  );
  const shown = all
    .filter(({ work }) => scope.shows(work.entry.row))
    .sort(inOrder)
    .map(({ work, place }) => toWaiter(work, place, figures));
  const isPartial = !isWhole || (total ?? 0) > all.length;
  return {
    ...(total !== undefined && { total }),
    amounts: sumOf(all.map(({ work }) => asksFor(work.entry.row, figures))),
    ...(isPartial && { isPartial }),
    items: shown.slice(0, MOST_LISTED),
    more: Math.max(0, shown.length - MOST_LISTED),
    others: Math.max(total ?? 0, all.length) - shown.length,
    ...orderOf(
      waitingQueues(doors, index).flatMap(
        queue => lines.get(lineKey(queue)) ?? [],
      ),
    ),
  };

  function placeOf(
    { admission }: QuotaWork,
    door: Door,
  ): QueuePlace | undefined {
    const line = lines.get(lineKey(door));
    return line?.is === 'known' && admission
      ? line.places.get(admission.meta.name)
      : undefined;
  }
}

/** Who waits in a queue: what Kueue has given nothing, or has not looked at yet. */
function waitersAt({ namespace, queue }: Door, index: WorkIndex): QuotaWork[] {
  return index.inLocalQueue(namespace, queue).filter(({ entry, admission }) => {
    if (!admission) {
      return entry.row.workload.state === 'Queued';
    }
    const { phase, clusterQueue } = admission.reading;
    return (
      (phase === 'waiting' || phase === 'evicted') && clusterQueue === undefined
    );
  });
}

function orderOf(lines: readonly FoundLine[]): {
  order?: QueueOrder;
  orderProblem?: string;
} {
  if (lines.length === 0) {
    return {};
  }
  const known = lines.filter(({ is }) => is === 'known').length;
  if (known === lines.length) {
    return { order: 'known' };
  }
  const failed = lines.find(line => line.is === 'failed');
  const orderProblem = failed && { orderProblem: failed.message };
  if (known > 0) {
    return { order: 'partly', ...orderProblem };
  }
  return failed
    ? { order: 'failed', ...orderProblem }
    : { order: 'not-served' };
}

interface Placed {
  work: QuotaWork;
  place?: QueuePlace;
}

/** As they are tried; who has no known place comes last, the oldest first. */
function inOrder(a: Placed, b: Placed): number {
  return (
    rankOf(a) - rankOf(b) ||
    sinceOf(a.work) - sinceOf(b.work) ||
    (a.work.entry.row.meta.name < b.work.entry.row.meta.name ? -1 : 1)
  );
}

function rankOf({ place }: Placed): number {
  return (
    place?.positionInClusterQueue ?? place?.position ?? Number.MAX_SAFE_INTEGER
  );
}

function sinceOf({ entry, admission }: QuotaWork): number {
  return admission?.reading.since ?? entry.row.meta.createdAt ?? 0;
}

function toWaiter(
  work: QuotaWork,
  place: QueuePlace | undefined,
  figures: readonly QuotaFigures[],
): QuotaWaiter {
  const { row, why } = work.entry;
  const since = toIsoTime(sinceOf(work) || undefined);
  return {
    ...addressOfWork(row),
    uid: row.meta.uid,
    amounts: asksFor(row, figures),
    ...(place && { place }),
    ...(why !== undefined && { why }),
    ...(since !== undefined && { since }),
  };
}

/** By resource; what waits is in no flavor yet. */
function sumOf(asked: readonly QuotaAmount[][]): QuotaAmount[] {
  const sums = new Map<string, number>();
  for (const { resource, amount } of asked.flat()) {
    sums.set(resource, (sums.get(resource) ?? 0) + amount);
  }
  return [...sums].map(([resource, amount]) => ({ resource, amount }));
}
