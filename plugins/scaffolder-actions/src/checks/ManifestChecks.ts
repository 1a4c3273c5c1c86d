import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CheckManifestsRequest,
  FitManifestsResponse,
  ValidateManifestsResponse,
} from '@mlport/backstage-plugin-ml-common';

/** What the actions ask of the `ml` backend, in the name of who started the task. */
export interface ManifestChecks {
  validateManifests(
    request: CheckManifestsRequest,
    options: { credentials: BackstageCredentials },
  ): Promise<ValidateManifestsResponse>;
  fitManifests(
    request: CheckManifestsRequest,
    options: { credentials: BackstageCredentials },
  ): Promise<FitManifestsResponse>;
}
