import { WorkloadReading, isFinished } from '../../workload';
import { RelatedReadings } from '../Kind';
import { AdmissionReading } from '../AdmissionReading';

/** The id under which kinds that Kueue manages name it as related. */
export const ADMISSION_KIND = 'kueue-workload';

/**
 * Corrects the reading of work by what Kueue says about it.
 *
 * The object alone cannot tell *queued* from *suspended by somebody*, nor *about to start* from
 * either. Kueue can. It never overrules an end, a deletion or an object that could not be read,
 * and pods that still run are still running; there it only adds queue, priority and, when the work
 * is on its way out, the reason.
 */
export function combineAdmission(
  own: WorkloadReading,
  related: RelatedReadings,
): WorkloadReading {
  const admission = decisive(related.of<AdmissionReading>(ADMISSION_KIND));
  if (!admission || admission.phase === 'unknown') {
    return own;
  }
  const known: WorkloadReading = {
    ...own,
    queue: admission.queue ?? own.queue,
    clusterQueue: admission.clusterQueue ?? own.clusterQueue,
    priority: admission.priority ?? own.priority,
  };
  return isSettled(own) ? known : corrected(known, admission);
}

function isSettled({ state }: WorkloadReading): boolean {
  return isFinished(state) || state === 'Terminating' || state === 'Unknown';
}

function corrected(
  own: WorkloadReading,
  admission: AdmissionReading,
): WorkloadReading {
  const isHeld = own.state === 'Suspended' || own.state === 'Queued';
  const isIdle = isHeld || own.state === 'Pending';
  const { reason, message } = admission;
  switch (admission.phase) {
    case 'waiting':
    case 'reserved':
      return isIdle ? { ...own, state: 'Queued', reason, message } : own;
    case 'evicted':
      return { ...own, state: isIdle ? 'Queued' : own.state, reason, message };
    case 'inactive':
      return {
        ...own,
        state: isIdle ? 'Suspended' : own.state,
        reason,
        message,
      };
    case 'admitted':
      return isHeld ? { ...own, state: 'Pending', reason, message } : own;
    default:
      return own;
  }
}

/** Work that was sent to a queue again has several: the one that is not over, then the newest. */
function decisive(
  admissions: readonly AdmissionReading[],
): AdmissionReading | undefined {
  return admissions.length < 2
    ? admissions[0]
    : [...admissions].sort(byWeight)[0];
}

/** Heaviest first; equals by their content, so that the order they come in changes nothing. */
function byWeight(a: AdmissionReading, b: AdmissionReading): number {
  return rank(b) - rank(a) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}

function rank({ phase, since = 0 }: AdmissionReading): number {
  const isOver = phase === 'finished' || phase === 'unknown';
  return since + (isOver ? 0 : Number.MAX_SAFE_INTEGER / 2);
}
