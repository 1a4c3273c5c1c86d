import { isFinished, WorkloadItem } from '@mlport/backstage-plugin-ml-common';

/**
 * How long work has taken, and what it did meanwhile: it ran until its end, it runs until now, or
 * it waits.
 *
 * @param since - Since when it is as it is, where the explanation says so; in milliseconds since
 *   the epoch, as is `now`.
 */
export function durationOf(
  item: WorkloadItem,
  since: number | undefined,
  now: number,
): { what: 'ran' | 'running' | 'waits'; length: number } | undefined {
  const started = Date.parse(item.startedAt ?? '');
  const finished = Date.parse(item.finishedAt ?? '');
  if (isFinished(item.state)) {
    return Number.isNaN(started) || Number.isNaN(finished)
      ? undefined
      : { what: 'ran', length: finished - started };
  }
  if (item.state === 'Queued' || item.state === 'Pending') {
    const begun = since ?? Date.parse(item.createdAt ?? '');
    return Number.isNaN(begun)
      ? undefined
      : { what: 'waits', length: now - begun };
  }
  return Number.isNaN(started)
    ? undefined
    : { what: 'running', length: now - started };
}
