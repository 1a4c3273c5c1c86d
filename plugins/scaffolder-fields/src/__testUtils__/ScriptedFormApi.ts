import {
  CheckManifestsRequest,
  FitManifestsResponse,
  ListTargetsResponse,
  TargetCluster,
  ValidateManifestsResponse,
} from '@mlport/backstage-plugin-ml-common';
import { MlFormApi } from '../api/mlFormApiRef';

type Answer<TRequest, T> = (request: TRequest) => Promise<T> | T;

/** What a test wants answered otherwise than "all is well". */
export interface FormScript {
  targets?: Answer<void, ListTargetsResponse>;
  validation?: Answer<CheckManifestsRequest, ValidateManifestsResponse>;
  fit?: Answer<CheckManifestsRequest, FitManifestsResponse>;
}

/** A backend that a test writes, and that remembers what it was asked. */
export class ScriptedFormApi implements MlFormApi {
  readonly #script: FormScript;
  /** How often each question was asked. */
  readonly asked = { targets: 0, validation: 0, fit: 0 };
  /** What was to be validated, in order. */
  readonly validated: CheckManifestsRequest[] = [];

  /** Answers with these clusters, and finds nothing wrong with anything. */
  static create(
    items: TargetCluster[] = [],
    script: FormScript = {},
  ): ScriptedFormApi {
    return new ScriptedFormApi({ targets: () => ({ items }), ...script });
  }

  private constructor(script: FormScript) {
    this.#script = script;
  }

  async listTargets(): Promise<ListTargetsResponse> {
    this.asked.targets += 1;
    return this.#script.targets?.() ?? { items: [] };
  }

  async validateManifests(
    request: CheckManifestsRequest,
  ): Promise<ValidateManifestsResponse> {
    this.asked.validation += 1;
    this.validated.push(request);
    return (
      this.#script.validation?.(request) ?? {
        cluster: request.cluster,
        findings: [],
        unseen: [],
      }
    );
  }

  async fitManifests(
    request: CheckManifestsRequest,
  ): Promise<FitManifestsResponse> {
    this.asked.fit += 1;
    return (
      this.#script.fit?.(request) ?? {
        cluster: request.cluster,
        verdict: 'fits',
        items: [],
        unseen: [],
      }
    );
  }
}

/** What the client throws when the backend refuses. */
export async function refusal(
  statusCode: number,
  message: string,
): Promise<never> {
  throw Object.assign(new Error(message), { statusCode });
}

/** What never answers. */
export function silence(): Promise<never> {
  return new Promise(() => {});
}
