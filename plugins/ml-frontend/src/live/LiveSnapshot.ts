import {
  EMPTY_WORKLOAD_VIEW,
  WorkloadView,
} from '@mlport/backstage-plugin-ml-common';

/**
 * How the rows are kept up to date.
 *
 * `live`: changes arrive as they happen. `reconnecting`: the connection broke and is tried again.
 * `paused`: nobody looks, so nothing is asked. `ended`: the portal will not send more.
 */
export type Connection = 'live' | 'reconnecting' | 'paused' | 'ended';

/** What is known of some workloads now. Every change is a new snapshot. */
export interface LiveSnapshot {
  /** `loading` until the first page is here; `failed` when it could not be had. */
  phase: 'loading' | 'ready' | 'failed';
  view: WorkloadView;
  /** How many rows there are in all, loaded or not. */
  total: number;
  /** Whether all pages are here. */
  complete: boolean;
  /** Whether there are more rows than a browser should hold, so that the rest stays away. */
  capped: boolean;
  connection: Connection;
  /** Why the connection broke or ended. */
  connectionCause?: string;
  /** When the portal was last heard of, in milliseconds since the epoch. */
  heardAt?: number;
  /** Why the first page could not be had. */
  error?: Error;
}

/** Before anything is known. */
export const EMPTY_SNAPSHOT: LiveSnapshot = {
  phase: 'loading',
  view: EMPTY_WORKLOAD_VIEW,
  total: 0,
  complete: false,
  capped: false,
  connection: 'live',
};
