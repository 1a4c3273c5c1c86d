import { JsonObject } from '@backstage/types';
import { Asker } from './RequestGate';

/** What is asked of the server. */
export interface MlflowRequest {
  /** Below the base: `/api/2.0/mlflow/runs/search`. */
  readonly path: string;
  readonly query?: URLSearchParams;
  /** Makes it a `POST`. All that we post are searches, so that each may be tried again. */
  readonly body?: JsonObject;
  /** The workspace, where it is not the one that is called `default`. */
  readonly workspace?: string;
  readonly asker: Asker;
  /** A person wrote it: that it takes long, or fails, says nothing of the server. */
  readonly isOwnWords?: boolean;
  /** Ends it; then whoever asked gets its reason thrown. */
  readonly signal: AbortSignal;
}
