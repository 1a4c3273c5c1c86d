/**
 * Where a piece of work stands among those that wait in its queue.
 *
 * @public
 */
export interface QueuePlace {
  /** The LocalQueue. */
  queue: string;
  /** From 1: the first is tried next. */
  position: number;
  /** How many wait in the LocalQueue, this one among them. */
  waiting: number;
  /** Set where even more wait than `waiting` says. */
  isCut?: true;
  /** From 1: its place among all that wait for the ClusterQueue, through whatever LocalQueue. */
  positionInClusterQueue?: number;
}
