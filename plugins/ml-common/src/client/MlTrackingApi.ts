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

/**
 * What the backend knows of experiments and models, as its callers see it. Implemented by
 * `MlTrackingClient`, and by fakes in tests.
 *
 * All throw `ResponseError` of `@backstage/errors` when the backend refuses: with status 403 without
 * `ml.tracking.read`, and 404 when there is no such thing, or its entity is hidden from the caller.
 *
 * @public
 */
export interface MlTrackingApi {
  /** The registered models that the caller may see. */
  listModels(options?: { signal?: AbortSignal }): Promise<ListModelsResponse>;

  /** One model, its versions, and what serves them. */
  getModel(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<ModelDetails>;

  /** The experiments that the caller may see. */
  listExperiments(options?: {
    signal?: AbortSignal;
  }): Promise<ListExperimentsResponse>;

  /** One experiment. */
  getExperiment(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<ExperimentDetails>;

  /**
   * The models and experiments that belong to an entity.
   *
   * @param entityRef - A full entity reference.
   */
  getEntityTracking(
    entityRef: string,
    options?: { signal?: AbortSignal },
  ): Promise<EntityTracking>;

  /**
   * Runs of experiments. A filter that the server does not take is refused with status 400 and the
   * server's own words.
   */
  searchRuns(
    request: SearchRunsRequest,
    options?: { signal?: AbortSignal },
  ): Promise<SearchRunsResponse>;

  /** How a metric went over the steps of runs. */
  getRunCurves(
    request: RunCurvesRequest,
    options?: { signal?: AbortSignal },
  ): Promise<RunCurvesResponse>;
}
