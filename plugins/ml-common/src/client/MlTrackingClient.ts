import {
  EntityTracking,
  ExperimentDetails,
  ListExperimentsResponse,
  ListModelsResponse,
  ModelDetails,
  RunCurvesRequest,
  RunCurvesResponse,
  SearchRunsRequest,
  SearchRunsResponse,
} from '../api';
import { ApiRequests, ApiRequestsOptions } from './ApiRequests';
import { MlTrackingApi } from './MlTrackingApi';

/**
 * What the `ml` backend knows of experiments and models, over HTTP. Answers that did not change are
 * the same objects as before, so treat them as immutable.
 *
 * @public
 */
export class MlTrackingClient implements MlTrackingApi {
  readonly #requests: ApiRequests;

  /** Makes a client. */
  static create(options: ApiRequestsOptions): MlTrackingClient {
    return new MlTrackingClient(ApiRequests.create(options));
  }

  private constructor(requests: ApiRequests) {
    this.#requests = requests;
  }

  /** {@inheritDoc MlTrackingApi.listModels} */
  async listModels(
    options: { signal?: AbortSignal } = {},
  ): Promise<ListModelsResponse> {
    return this.#requests.getJson('/models', options);
  }

  /** {@inheritDoc MlTrackingApi.getModel} */
  async getModel(
    id: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<ModelDetails> {
    return this.#requests.getJson(path('models', id), options);
  }

  /** {@inheritDoc MlTrackingApi.listExperiments} */
  async listExperiments(
    options: { signal?: AbortSignal } = {},
  ): Promise<ListExperimentsResponse> {
    return this.#requests.getJson('/experiments', options);
  }

  /** {@inheritDoc MlTrackingApi.getExperiment} */
  async getExperiment(
    id: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<ExperimentDetails> {
    return this.#requests.getJson(path('experiments', id), options);
  }

  /** {@inheritDoc MlTrackingApi.getEntityTracking} */
  async getEntityTracking(
    entityRef: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<EntityTracking> {
    const [, kind, namespace, name] =
      /^([^:/]+):([^:/]+)\/([^:/]+)$/.exec(entityRef) ?? [];
    if (name === undefined) {
      throw new Error(
        `'${entityRef}' is no full entity reference: kind:namespace/name is expected`,
      );
    }
    return this.#requests.getJson(
      path('entities', kind, namespace, name, 'tracking'),
      options,
    );
  }

  /** {@inheritDoc MlTrackingApi.searchRuns} */
  async searchRuns(
    request: SearchRunsRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<SearchRunsResponse> {
    return this.#requests.postJson('/runs/search', request, options);
  }

  /** {@inheritDoc MlTrackingApi.getRunCurves} */
  async getRunCurves(
    request: RunCurvesRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<RunCurvesResponse> {
    return this.#requests.postJson('/runs/curves', request, options);
  }
}

function path(...parts: string[]): string {
  return `/${parts.map(encodeURIComponent).join('/')}`;
}
