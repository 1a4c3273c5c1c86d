import {
  WorkloadItem,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';
import { formatExplanation, formatMessage } from './message';
import { STATE_GROUPS } from './stateGroups';
import { Translate } from './Translate';

/** Why work is where it is, as the table shows it. */
export interface Why {
  /** The reason in words: `Backoff limit exceeded`. */
  reason?: string;
  /** The explanation, else the cluster's own sentence where it says more than the state. */
  message?: string;
  /** How far it has come: `3 of 10 epochs`. */
  progress?: string;
  /** The same as a share of one, for a bar. */
  share?: number;
}

/** The explanation, or reason and message, and the progress of a row in words. */
export function formatWhy(t: Translate, item: WorkloadItem): Why {
  const { completed, total, unit } = item.progress ?? {};
  const explanation = formatExplanation(item);
  // What has not begun and is explained has no progress worth its place.
  const begun = completed !== 0 || explanation === undefined;
  const counted =
    completed !== undefined &&
    total !== undefined &&
    total > 0 &&
    begun &&
    unit;
  const reason =
    item.reason && explanation === undefined
      ? formatReason(item.reason, item.kind)
      : undefined;
  return {
    reason: saysMore(reason, item.state) ? reason : undefined,
    message: explanation ?? formatMessage(item),
    progress: counted ? formatProgress(t, completed, total, unit) : undefined,
    share: counted ? Math.min(1, Math.max(0, completed / total)) : undefined,
  };
}

/**
 * A job that failed because of `Failed` has no reason worth its place, and one that is queued
 * because it is `Pending` has none either: states of one group say the same.
 */
function saysMore(reason: string | undefined, state: WorkloadState): boolean {
  const word = reason?.replaceAll(' ', '').toLocaleLowerCase('en-US');
  return !STATE_GROUPS.some(
    ({ states }) =>
      states.includes(state) &&
      states.some(other => other.toLocaleLowerCase('en-US') === word),
  );
}

/**
 * A machine-readable reason as words: `BackoffLimitExceeded` becomes `Backoff limit exceeded`.
 * What is not in that form stays as it is. Abbreviations keep their capitals: `OOMKilled` becomes
 * `OOM killed`. The name of the kind, which operators put before it, says nothing new and goes:
 * `PyTorchJobRestarting` becomes `Restarting`.
 */
export function formatReason(reason: string, kind: string): string {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(reason)) {
    return reason;
  }
  const own =
    reason.startsWith(kind) && reason.length > kind.length
      ? reason.slice(kind.length)
      : reason;
  const words = own.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[0-9]+/g) ?? [own];
  return words
    .map((word, index) =>
      index === 0 || /^[A-Z]{2,}$/.test(word)
        ? word
        : word.toLocaleLowerCase('en-US'),
    )
    .join(' ');
}

function formatProgress(
  t: Translate,
  completed: number,
  total: number,
  unit: string,
): string {
  if (unit === 'percent') {
    return t('why.percent', { completed: String(completed) });
  }
  return t('why.progress', {
    completed: String(completed),
    total: String(total),
    unit: total === 1 ? unit : `${unit}s`,
  });
}
