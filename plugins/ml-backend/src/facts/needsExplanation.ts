import {
  Cause,
  Explanation,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../clusters/WorkloadMirror';

const EXPLAINED: ReadonlySet<WorkloadState> = new Set([
  'Queued',
  'Suspended',
  'Pending',
  'NotReady',
  'Restarting',
  'Failed',
]);

/** The causes that the mirror alone tells for sure; neither pods nor events could say otherwise. */
const TOLD_BY_MIRROR: ReadonlySet<Cause> = new Set([
  'runtime-missing',
  'deadline-exceeded',
  'deactivated',
  'queue-missing',
  'queue-broken',
  'queue-stopped',
  'queue-inactive',
  'preempted',
  'pods-not-ready-in-time',
  'evicted-from-queue',
  'admission-check',
  'larger-than-quota',
  'waits-for-preemption',
  'waits-for-quota',
  'no-matching-flavor',
  'topology-full',
  'admission-held',
  'suspended',
]);

/** How long after its end work is still worth a request, in milliseconds. */
const WORTH_A_REQUEST_MS = 60 * 60 * 1000;

/** Whether a row waits, is paused, fails or restarts, so that one asks why. */
export function needsExplanation({ workload }: MirrorRow): boolean {
  return EXPLAINED.has(workload.state);
}

/** Whether an explanation by the mirror alone is as good as one with pods and events. */
export function needsNoRequest(
  explanation: Explanation | undefined,
): explanation is Explanation {
  return explanation !== undefined && TOLD_BY_MIRROR.has(explanation.cause);
}

/** Whether an explanation names a cause, and does not merely repeat the status. */
export function isSure(explanation: Explanation | undefined): boolean {
  return explanation !== undefined && explanation.cause !== 'as-reported';
}

/** Whether a row has not been over for so long that its pods and events are gone. */
export function isWorthRequests({ workload }: MirrorRow, now: number): boolean {
  const { finishedAt } = workload;
  return finishedAt === undefined || now - finishedAt <= WORTH_A_REQUEST_MS;
}
