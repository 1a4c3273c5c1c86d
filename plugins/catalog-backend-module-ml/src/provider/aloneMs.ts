import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';

/**
 * How far apart two rounds of one process may be when no other process had one between them, in
 * milliseconds; none where the schedule is no interval.
 */
export function aloneMs({
  frequency,
}: Pick<SchedulerServiceTaskScheduleDefinition, 'frequency'>): number {
  if ('cron' in frequency || 'trigger' in frequency) {
    return 0;
  }
  const interval =
    'toMillis' in frequency
      ? frequency.toMillis()
      : durationToMilliseconds(frequency);
  return 1.5 * interval;
}
