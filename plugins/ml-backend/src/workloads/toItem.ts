import { WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { BookEntry } from './BookEntry';

/**
 * An entry as it goes over the wire: only what is known, so that a page stays small. Labels and
 * annotations stay here.
 */
export function toItem(entry: BookEntry): WorkloadItem {
  const { row, unclaimed, why, sequence } = entry;
  const { kind, meta, workload } = row;
  return {
    cluster: row.cluster,
    namespace: meta.namespace ?? '',
    group: kind.group,
    kind: kind.kind,
    name: meta.name,
    uid: meta.uid,
    state: workload.state,
    ...(workload.reason && { reason: workload.reason }),
    ...(workload.message && { message: workload.message }),
    ...(row.owner && { owner: row.owner }),
    ...(workload.queue && { queue: workload.queue }),
    ...(workload.priority && { priority: workload.priority }),
    ...(workload.roles.length > 0 && { roles: workload.roles }),
    ...(workload.accelerators.length > 0 && {
      accelerators: workload.accelerators,
    }),
    ...time('createdAt', meta.createdAt),
    ...time('startedAt', workload.startedAt),
    ...time('finishedAt', workload.finishedAt),
    ...(workload.restarts !== undefined && { restarts: workload.restarts }),
    ...(workload.progress && { progress: workload.progress }),
    ...(workload.urls?.length && { urls: workload.urls }),
    ...(workload.traffic?.length && { traffic: workload.traffic }),
    ...(why && { why }),
    ...(unclaimed && { unclaimed }),
    sequence,
  };
}

/** The last moment that a Date can hold, in milliseconds since the epoch. */
const LAST_MOMENT = 8.64e15;

function time(
  name: 'createdAt' | 'startedAt' | 'finishedAt',
  at: number | undefined,
): Partial<WorkloadItem> {
  return at !== undefined && Math.abs(at) <= LAST_MOMENT
    ? { [name]: new Date(at).toISOString() }
    : {};
}
