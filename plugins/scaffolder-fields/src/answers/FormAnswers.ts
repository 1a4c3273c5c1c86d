import {
  FitManifestsResponse,
  ListTargetsResponse,
  ValidateManifestsResponse,
} from '@mlport/backstage-plugin-ml-common';
import { MlFormApi } from '../api/mlFormApiRef';
import { Answer } from './Answer';

/** What a cluster says of the manifests of a form. */
export interface ManifestAnswers {
  validation: Answer<ValidateManifestsResponse>;
  fit: Answer<FitManifestsResponse>;
}

/** Enough for going back, changing something, and changing it back. */
const REMEMBERED = 8;

/**
 * The answers that the fields of all forms share: two fields that want to know the same ask once,
 * and manifests that have not changed are not checked again.
 */
export class FormAnswers {
  readonly #api: MlFormApi;
  readonly #manifests = new Map<string, ManifestAnswers>();
  /** Where the user can send work. */
  readonly targets: Answer<ListTargetsResponse>;

  static create(api: MlFormApi): FormAnswers {
    return new FormAnswers(api);
  }

  private constructor(api: MlFormApi) {
    this.#api = api;
    this.targets = Answer.create(() => api.listTargets());
  }

  /** What a cluster says of manifests; asks nothing yet. The same object for the same manifests. */
  manifests(cluster: string, manifests: readonly unknown[]): ManifestAnswers {
    const key = JSON.stringify([cluster, manifests]);
    const known = this.#manifests.get(key);
    const request = { cluster, manifests };
    const answers = known ?? {
      validation: Answer.create(() => this.#api.validateManifests(request)),
      fit: Answer.create(() => this.#api.fitManifests(request)),
    };
    // Set again, so that the one to forget is the one that was wanted longest ago.
    this.#manifests.delete(key);
    this.#manifests.set(key, answers);
    if (this.#manifests.size > REMEMBERED) {
      const [oldest] = this.#manifests.keys();
      this.#manifests.delete(oldest);
    }
    return answers;
  }
}
