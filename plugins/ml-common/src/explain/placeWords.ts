import { QueuePlace } from '../quota';
import { Cause, Evidence } from './Explanation';
import { WorkloadFacts } from './WorkloadFacts';

/** Where a place in the queue says when it is one's turn. Others wait for something else. */
const IN_LINE: ReadonlySet<Cause> = new Set([
  'waits-for-quota',
  'waits-for-preemption',
  'preempted',
  'pods-not-ready-in-time',
  'evicted-from-queue',
  'admission-held',
]);

/** Where the work stands in its queue, when its cause is one that a queue ends. */
export function placeFor(
  { place }: WorkloadFacts,
  cause: Cause,
): QueuePlace | undefined {
  return IN_LINE.has(cause) ? place : undefined;
}

/** `3rd of 12 in queue team-a`. */
export function placeWords(place: QueuePlace): string {
  const { position, waiting, isCut, queue } = place;
  const all = isCut ? `more than ${waiting}` : String(waiting);
  return `${ordinal(position)} of ${all} in queue ${queue}`;
}

/** The place among all that draw from the same ClusterQueue, which decides. */
export function placeEvidence({
  queue,
  positionInClusterQueue,
}: QueuePlace): Evidence[] {
  return positionInClusterQueue === undefined
    ? []
    : [
        {
          text: `${ordinal(
            positionInClusterQueue,
          )} of all that wait for the same ClusterQueue`,
          source: `LocalQueue ${queue}`,
        },
      ];
}

function ordinal(position: number): string {
  const isTeen = position % 100 >= 11 && position % 100 <= 13;
  const ending = isTeen ? 'th' : ['th', 'st', 'nd', 'rd'][position % 10];
  return `${position}${ending ?? 'th'}`;
}
