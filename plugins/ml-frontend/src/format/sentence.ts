import {
  WorkloadItem,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';
import { formatAge, formatDuration } from './time';
import { Translate } from './Translate';
import { formatWhy } from './why';

/** Nobody asks why of what is as it should be; how far it has come is the news. */
const WELL: ReadonlySet<WorkloadState> = new Set([
  'Running',
  'Ready',
  'Succeeded',
]);

/**
 * The state of one workload as somebody would say it: its explanation where there is one, else
 * `resnet-42 failed 2 h ago: OOM killed`.
 */
export function formatSentence(
  t: Translate,
  item: WorkloadItem,
  now: number,
): string {
  if (item.why) {
    return item.why;
  }
  const since = Date.parse(
    item.finishedAt ?? item.startedAt ?? item.createdAt ?? '',
  );
  const elapsed = Number.isNaN(since) ? 0 : now - since;
  const { name, state, queue } = item;
  const sentence =
    state === 'Queued' && !queue
      ? t('entity.sentence.Pending', { name })
      : t(`entity.sentence.${state}`, {
          name,
          age: formatAge(t, elapsed),
          duration: formatDuration(t, elapsed),
          queue: queue ?? '',
        });
  const { reason, message, progress } = formatWhy(t, item);
  const because = WELL.has(state)
    ? progress
    : reason ?? message?.replace(/\.$/, '');
  return because
    ? t('entity.because', { sentence, reason: because })
    : sentence;
}
