import { listed } from '../kubernetes';
import { QuotaReading } from '../quota';
import { FitReason } from './FitAnswer';
import { FitQuota } from './FitSnapshot';
import { FitView } from './FitView';
import { WorkToFit } from './WorkToFit';

/** Work without a queue of its own gets this one, where it exists. */
const DEFAULT_QUEUE = 'default';

/** The cluster queue behind a door. */
export interface FoundQueue {
  name: string;
  reading: QuotaReading;
}

/** What came of looking for the queue of some work: neither where it has none. */
export interface QueueSearch {
  queue?: FoundQueue;
  /** Why there is none, or why it takes nothing. */
  reason?: FitReason;
}

/**
 * Finds the cluster queue that decides about some work.
 *
 * Source: kueue 0.19.2 `pkg/controller/jobframework/defaults.go` for the default queue.
 */
export function findQueue(work: WorkToFit, view: FitView): QueueSearch {
  const { quotas, missing } = view.snapshot;
  const { namespace } = work;
  if (!namespace) {
    return {};
  }
  const doors = quotas.filter(
    quota => quota.reading.scope === 'local' && quota.namespace === namespace,
  );
  const names = doors.map(({ name }) => name);
  const wanted =
    work.queue ?? (names.includes(DEFAULT_QUEUE) ? DEFAULT_QUEUE : undefined);
  if (wanted === undefined) {
    return {};
  }
  if (missing.includes('queues')) {
    return unknown(
      `what the queue ${wanted} has is not known: queues could not be read, or not lately`,
    );
  }
  const door = doors.find(({ name }) => name === wanted);
  if (!door) {
    return isUnreadable(quotas, wanted, namespace)
      ? unknown(`the queue ${wanted} could not be understood`)
      : noDoor(wanted, namespace, names);
  }
  return behind(door, view);
}

function behind(door: FitQuota, { snapshot }: FitView): QueueSearch {
  const { parent } = door.reading;
  const found = snapshot.quotas.find(
    ({ name, reading }) => reading.scope === 'cluster' && name === parent,
  );
  if (!parent || !found) {
    return parent && isUnreadable(snapshot.quotas, parent)
      ? unknown(`the ClusterQueue ${parent} could not be understood`)
      : never(
          `the queue ${door.name} draws from ${
            parent ? `the ClusterQueue ${parent}` : 'a ClusterQueue'
          }, which does not exist`,
          'Use another queue',
        );
  }
  const { name, reading } = found;
  const reason = usabilityOf(found) ?? usabilityOf(door);
  return { queue: { name, reading }, reason };
}

function usabilityOf({ name, reading }: FitQuota): FitReason | undefined {
  const { usable, stopped, message, reason } = reading;
  if (usable) {
    return undefined;
  }
  if (stopped) {
    return never(
      `somebody stopped the queue ${name}`,
      'Set its stopPolicy to None, or use another queue',
    ).reason;
  }
  return usable === undefined
    ? unknown(`the queue ${name} does not say yet whether it takes work`).reason
    : never(
        `the queue ${name} takes no work: ${(
          message ??
          reason ??
          'it does not say why'
        ).replace(/\.$/, '')}`,
        'Use another queue',
      ).reason;
}

function noDoor(
  wanted: string,
  namespace: string,
  others: readonly string[],
): QueueSearch {
  return never(
    `namespace ${namespace} has no queue ${wanted}; ${
      others.length > 0 ? `it has ${listed(others, 5)}` : 'it has none'
    }`,
    others.length > 0
      ? `Use ${listed(others, 5)}`
      : 'Let the platform team make a LocalQueue there',
  );
}

function isUnreadable(
  quotas: readonly FitQuota[],
  name: string,
  namespace?: string,
): boolean {
  return quotas.some(
    quota =>
      quota.reading.scope === 'unknown' &&
      quota.name === name &&
      quota.namespace === namespace,
  );
}

function never(message: string, fix: string) {
  return {
    reason: { check: 'queue', verdict: 'never', message, fix },
  } satisfies QueueSearch;
}

function unknown(message: string) {
  return {
    reason: { check: 'queue', verdict: 'unknown', message },
  } satisfies QueueSearch;
}
