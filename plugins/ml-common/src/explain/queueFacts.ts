import { AdmissionReading } from '../kinds';
import { QuotaReading } from '../quota';
import { isFinished } from '../workload';
import { Evidence } from './Explanation';
import { Named, WorkloadFacts } from './WorkloadFacts';

/** Where a piece of work queues, as far as that is known. */
export interface QueueFacts {
  /** The name of its LocalQueue. */
  name?: string;
  local?: Named<QuotaReading>;
  cluster?: Named<QuotaReading>;
}

/** The queues of a piece of work. */
export function queueFacts(facts: WorkloadFacts): QueueFacts {
  const { quotas, reading, admission, namespace } = facts;
  const name = admission?.queue ?? reading.queue;
  const local = quotas.find(
    quota =>
      quota.reading.scope === 'local' &&
      quota.name === name &&
      quota.namespace === namespace,
  );
  const clusterName =
    local?.reading.parent ?? admission?.clusterQueue ?? reading.clusterQueue;
  const cluster = quotas.find(
    quota => quota.reading.scope === 'cluster' && quota.name === clusterName,
  );
  return { name, local, cluster };
}

/** `the queue vision`, as far as its name is known. */
export function queueWords(facts: WorkloadFacts): string {
  const { cluster, name } = queueFacts(facts);
  const known = cluster?.name ?? name;
  return known ? `the queue ${known}` : 'its queue';
}

/** What Kueue says while it keeps work from running; nothing once the work came to its end. */
export function heldBy(facts: WorkloadFacts): AdmissionReading | undefined {
  const { admission, reading } = facts;
  const isOver = isFinished(reading.state);
  const holds =
    admission?.phase === 'waiting' ||
    admission?.phase === 'reserved' ||
    admission?.phase === 'evicted' ||
    admission?.phase === 'inactive';
  return holds && !isOver ? admission : undefined;
}

/** What Kueue says, as evidence. */
export function saidByKueue(admission: AdmissionReading): Evidence[] {
  const { message, quotaMessage, reason, since } = admission;
  const text = message ?? reason;
  return [
    ...(text ? [{ text, source: 'Kueue', at: since }] : []),
    ...(quotaMessage ? [{ text: quotaMessage, source: 'Kueue' }] : []),
  ];
}

/** What a queue says about itself, as evidence. */
export function saidByQueue(
  queue: Named<QuotaReading> | undefined,
): Evidence[] {
  if (!queue) {
    return [];
  }
  const { message, reason, since, scope } = queue.reading;
  const text = message ?? reason;
  const source =
    scope === 'local'
      ? `LocalQueue ${queue.name}`
      : `ClusterQueue ${queue.name}`;
  return text ? [{ text, source, at: since }] : [];
}
