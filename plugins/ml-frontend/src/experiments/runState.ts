import {
  RunItem,
  RunStatus,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';

/** The state of work that looks the same: one icon and one color for one thing, everywhere. */
export const RUN_STATES: Readonly<Record<RunStatus, WorkloadState>> = {
  scheduled: 'Pending',
  running: 'Running',
  finished: 'Succeeded',
  failed: 'Failed',
  killed: 'Stopped',
  unknown: 'Unknown',
};

/** Whether more may come of a run. */
export function isUnderWay({ status }: Pick<RunItem, 'status'>): boolean {
  return status === 'running' || status === 'scheduled';
}

/**
 * The state of the job of a run where it contradicts the run: a process that is killed does not say
 * so to the tracking server, and its run runs on there for ever.
 */
export function contradiction(run: RunItem): WorkloadState | undefined {
  const state = run.job?.state;
  const ended =
    state === 'Failed' || state === 'Succeeded' || state === 'Stopped';
  return isUnderWay(run) && ended ? state : undefined;
}

/** How long a run has taken so far, in milliseconds. */
export function durationOf(run: RunItem, now: number): number | undefined {
  const { startedAt, endedAt } = run;
  if (startedAt === undefined) {
    return undefined;
  }
  if (endedAt !== undefined) {
    return Math.max(0, endedAt - startedAt);
  }
  return isUnderWay(run) ? Math.max(0, now - startedAt) : undefined;
}

/** What a run is called; the server names runs by itself, but did not always. */
export function nameOf({
  name,
  runId,
}: Pick<RunItem, 'name' | 'runId'>): string {
  return name || runId;
}
