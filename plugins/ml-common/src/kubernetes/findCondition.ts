import { asCount, asRecord, asText, asTime } from './json';
import { cutText } from './cutText';
import { shareText } from './shareText';

/**
 * One entry of `status.conditions`, as far as it could be read.
 *
 * @public
 */
export interface Condition {
  /** Whether its `status` is `True`. `False` and `Unknown` are both not. */
  isTrue: boolean;
  /** Its `status` as it came: `True`, `False`, `Unknown`. */
  status?: string;
  reason?: string;
  /** At most 300 characters. */
  message?: string;
  /** `lastTransitionTime`, in milliseconds since the epoch. */
  since?: number;
  /** The generation that it was written for, in the dialects that say so. */
  observedGeneration?: number;
}

/**
 * The condition of a type in a list that may hold anything. Of several with one type the last
 * counts: the Kubeflow operators append.
 *
 * @public
 */
export function findCondition(
  conditions: readonly unknown[],
  type: string,
): Condition | undefined {
  for (let i = conditions.length - 1; i >= 0; i--) {
    const entry = asRecord(conditions[i]);
    if (entry?.type === type) {
      const reason = asText(entry.reason);
      const message = asText(entry.message);
      return {
        isTrue: entry.status === 'True',
        status: asText(entry.status),
        reason: reason && shareText(cutText(reason, 128)),
        message: message && cutText(message),
        since: asTime(entry.lastTransitionTime),
        observedGeneration: asCount(entry.observedGeneration),
      };
    }
  }
  return undefined;
}

/**
 * The condition of a type, when it is there and `True`.
 *
 * @public
 */
export function findTrueCondition(
  conditions: readonly unknown[],
  type: string,
): Condition | undefined {
  const condition = findCondition(conditions, type);
  return condition?.isTrue ? condition : undefined;
}
