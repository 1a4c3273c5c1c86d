import { WorkloadState } from '@mlport/backstage-plugin-ml-common';

/** How much a state asks of its reader; each has one color, everywhere. */
export type Tone = 'danger' | 'warning' | 'waiting' | 'success' | 'quiet';

/** The tone of each state. Waiting is normal, so it is blue. */
export const STATE_TONES: Readonly<Record<WorkloadState, Tone>> = {
  Failed: 'danger',
  NotReady: 'warning',
  Restarting: 'warning',
  Unknown: 'quiet',
  Queued: 'waiting',
  Pending: 'waiting',
  Terminating: 'quiet',
  Running: 'success',
  Ready: 'success',
  Suspended: 'quiet',
  Stopped: 'quiet',
  Succeeded: 'quiet',
};

/** The groups of states that the chips above the table count and choose. */
export type StateGroupId =
  | 'attention'
  | 'waiting'
  | 'running'
  | 'ready'
  | 'paused'
  | 'succeeded';

/** Every state is in exactly one group, so the counts add up to all rows. */
export const STATE_GROUPS: ReadonlyArray<{
  id: StateGroupId;
  tone: Tone;
  states: readonly WorkloadState[];
}> = [
  {
    id: 'attention',
    tone: 'danger',
    states: ['Failed', 'NotReady', 'Restarting', 'Unknown'],
  },
  { id: 'waiting', tone: 'waiting', states: ['Queued', 'Pending'] },
  { id: 'running', tone: 'success', states: ['Running'] },
  { id: 'ready', tone: 'success', states: ['Ready'] },
  {
    id: 'paused',
    tone: 'quiet',
    states: ['Suspended', 'Stopped', 'Terminating'],
  },
  { id: 'succeeded', tone: 'quiet', states: ['Succeeded'] },
];
