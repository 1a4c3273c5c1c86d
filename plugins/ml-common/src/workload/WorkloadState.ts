/**
 * The one vocabulary of states over all kinds, in the order in which a table shows what needs
 * attention first.
 *
 * Waiting is not an error: `Queued` and `Pending` are normal. `Stopped` is ended by somebody,
 * `Suspended` is paused by somebody. `Ready` and `NotReady` belong to work that serves.
 *
 * @public
 */
export const WORKLOAD_STATES = [
  'Failed',
  'NotReady',
  'Restarting',
  'Unknown',
  'Queued',
  'Pending',
  'Terminating',
  'Running',
  'Ready',
  'Suspended',
  'Stopped',
  'Succeeded',
] as const;

/**
 * One word of {@link WORKLOAD_STATES}.
 *
 * @public
 */
export type WorkloadState = (typeof WORKLOAD_STATES)[number];

const FINISHED: ReadonlySet<WorkloadState> = new Set([
  'Succeeded',
  'Failed',
  'Stopped',
]);

/**
 * Whether work in this state has come to its end and will not move by itself.
 *
 * @public
 */
export function isFinished(state: WorkloadState): boolean {
  return FINISHED.has(state);
}

/**
 * Whether a string is a {@link WorkloadState}.
 *
 * @public
 */
export function isWorkloadState(value: string): value is WorkloadState {
  return (WORKLOAD_STATES as readonly string[]).includes(value);
}
