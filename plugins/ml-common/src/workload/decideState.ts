import { WorkloadState } from './WorkloadState';

/**
 * Why work is in its state, as the cluster says it.
 *
 * @public
 */
export interface StateCause {
  reason?: string;
  message?: string;
}

/**
 * A state and its cause.
 *
 * @public
 */
export type StateAndCause = [state: WorkloadState, because?: StateCause];

/**
 * What a kind finds in its object about the state, each for itself. Which of it counts is the same
 * for all kinds: see {@link decideState}.
 *
 * @public
 */
export interface StateFacts {
  /** Whether it is being deleted. */
  isDeleting: boolean;
  /** How it came to its end: by itself, or because somebody stopped it. */
  ended?: StateAndCause;
  /** That somebody or something holds it, and whether it waits in a queue meanwhile. */
  held?: { isQueued: boolean; because?: StateCause };
  /** Why it is begun again. */
  restarting?: StateCause;
  /** That it runs, serves, or should and does not. */
  going?: StateAndCause;
  /** Why it has not begun. */
  pending?: StateCause;
}

/**
 * The end that two conditions tell of: a failure counts first.
 *
 * @public
 */
export function endOf(
  failed: StateCause | undefined,
  succeeded: StateCause | undefined,
): StateAndCause | undefined {
  if (failed) {
    return ['Failed', failed];
  }
  return succeeded && ['Succeeded', succeeded];
}

/**
 * The state of work by its facts. What is said last in a status is not always what counts: a deleted
 * job still has its old conditions, one that ended may be suspended as well, and one that is held again
 * says for a while that it runs. So the first that is there counts, in the order deleting, ended, held,
 * restarting, going; what has none of them is pending, also where there is no status at all.
 *
 * Work that is deleted keeps the cause of its end.
 *
 * @public
 */
export function decideState(facts: StateFacts): StateAndCause {
  const { isDeleting, ended, held, restarting, going, pending } = facts;
  if (isDeleting) {
    return ['Terminating', ended?.[1]];
  }
  if (ended) {
    return ended;
  }
  if (held) {
    return [held.isQueued ? 'Queued' : 'Suspended', held.because];
  }
  if (restarting) {
    return ['Restarting', restarting];
  }
  return going ?? ['Pending', pending];
}
