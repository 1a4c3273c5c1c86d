import { TrackingSource } from './TrackingSource';

/**
 * An experiment: what runs are tried under.
 *
 * @public
 */
export interface Experiment {
  source: TrackingSource;
  /** As the server gives it; unique within the source. */
  experimentId: string;
  name: string;
  deleted?: true;
  createdAt?: number;
  updatedAt?: number;
  description?: string;
  tags: Record<string, string>;
  /** Its page on the server, `http` or `https`. */
  url?: string;
}
