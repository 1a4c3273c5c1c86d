import {
  asList,
  asRecord,
  asText,
  asTime,
  cutText,
  maskSecrets,
  WorkloadCondition,
} from '@mlport/backstage-plugin-ml-common';
import { toIsoTime } from './toIsoTime';

/** No honest object has more. */
const MOST = 64;
const LONGEST = 1_000;

/** The conditions of an object's status, in their order, from unknown JSON. */
export function conditionsOf(object: unknown): WorkloadCondition[] {
  const status = asRecord(asRecord(object)?.status);
  return (asList(status?.conditions) ?? []).slice(0, MOST).flatMap(entry => {
    const condition = asRecord(entry);
    const type = textOf(condition?.type);
    if (!condition || !type) {
      return [];
    }
    const reason = textOf(condition.reason);
    const message = textOf(condition.message);
    const since = toIsoTime(asTime(condition.lastTransitionTime));
    return [
      {
        type,
        status: textOf(condition.status) ?? 'Unknown',
        ...(reason && { reason }),
        ...(message && { message }),
        ...(since && { since }),
      },
    ];
  });
}

function textOf(value: unknown): string | undefined {
  const text = asText(value);
  return text && maskSecrets(cutText(text, LONGEST));
}
