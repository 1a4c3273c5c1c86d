import { KubernetesObject, findCondition } from '../../kubernetes';
import { QuotaReading } from '../../quota';

/**
 * Whether a queue takes new work: by its condition `Active`, unless it is being deleted or its spec
 * was stopped a moment ago, which the condition may not know yet.
 */
export function readUsability(
  object: KubernetesObject,
  stopPolicy: unknown,
  conditions: readonly unknown[],
): Pick<QuotaReading, 'usable' | 'reason' | 'message' | 'since' | 'stopped'> {
  const active = findCondition(conditions, 'Active');
  const stopped =
    stopPolicy === 'Hold' || stopPolicy === 'HoldAndDrain'
      ? stopPolicy
      : undefined;
  if (active && !active.isTrue) {
    const { reason, message, since } = active;
    return { usable: false, reason, message, since, stopped };
  }
  if (object.meta.deletedAt !== undefined) {
    const since = object.meta.deletedAt;
    return { usable: false, reason: 'Terminating', since, stopped };
  }
  if (stopped) {
    return { usable: false, reason: 'Stopped', stopped };
  }
  return {
    usable: active?.isTrue,
    reason: active?.reason,
    message: active?.message,
    since: active?.since,
  };
}
