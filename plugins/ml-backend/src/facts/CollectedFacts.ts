import {
  EventFacts,
  MissingPart,
  PodFacts,
  QueuePlace,
} from '@mlport/backstage-plugin-ml-common';

/** What was fetched about one piece of work. */
export interface CollectedFacts {
  /** The object as it came; absent when it could not be had. */
  readonly object?: unknown;
  readonly pods: readonly PodFacts[];
  /** Newest first. */
  readonly events: readonly EventFacts[];
  /** Where it stands in its queue. */
  readonly place?: QueuePlace;
  /** What could not be fetched. */
  readonly missing: readonly MissingPart[];
  /** In milliseconds since the epoch. */
  readonly collectedAt: number;
}
