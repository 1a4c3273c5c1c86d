import { TrackingSource } from './TrackingSource';

/**
 * One version of a registered model.
 *
 * @public
 */
export interface ModelVersion {
  source: TrackingSource;
  modelName: string;
  version: string;
  status: 'ready' | 'pending' | 'failed' | 'unknown';
  statusMessage?: string;
  /** The stage of servers that still have stages. */
  stage?: string;
  description?: string;
  createdAt?: number;
  updatedAt?: number;
  tags: Record<string, string>;
  /** As stored: `models:/m-…`, `runs:/…`, `s3://…`. */
  sourceUri?: string;
  /** Where its files lie on the store, where that can be told; named, never fetched. */
  storageUri?: string;
  /** The run that it comes from; the run may be deleted, or on another server. */
  runId?: string;
  /** The logged model that it is. */
  modelId?: string;
  /** Its page on the server, `http` or `https`. */
  url?: string;
}
