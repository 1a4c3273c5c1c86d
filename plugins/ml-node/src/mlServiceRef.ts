import {
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  CheckManifestsRequest,
  FitManifestsResponse,
  ListExperimentsResponse,
  ListModelsResponse,
  ListQuotasResponse,
  ListTargetsResponse,
  ListWorkloadsRequest,
  ListWorkloadsResponse,
  MlClient,
  MlTrackingClient,
  ModelDetails,
  ValidateManifestsResponse,
} from '@mlport/backstage-plugin-ml-common';

/**
 * On whose behalf the `ml` plugin is asked.
 *
 * @public
 */
export interface MlServiceRequestOptions {
  /**
   * The answer holds what these credentials may see: those of the request that is served, or those
   * of the initiator of a task.
   */
  credentials: BackstageCredentials;
  /** Ends the request. */
  signal?: AbortSignal;
}

/**
 * What the `ml` plugin does for other backend plugins.
 *
 * @public
 */
export interface MlService {
  /**
   * What a cluster would say of manifests, as far as the schemas that it serves tell. A cluster that
   * does not answer is no error: the answer says what was not checked.
   *
   * @throws `ResponseError` of `@backstage/errors` when the plugin refuses: with status 400 when
   *   there are more than 200 manifests or a million bytes, 403 when the permission is missing, 404
   *   when there is no such cluster or it is hidden.
   */
  validateManifests(
    request: CheckManifestsRequest,
    options: MlServiceRequestOptions,
  ): Promise<ValidateManifestsResponse>;

  /**
   * Whether manifests would get quota and a node on a cluster, with the reasons and the age of the
   * figures.
   *
   * @throws `ResponseError` of `@backstage/errors` as {@link MlService.validateManifests} does.
   */
  fitManifests(
    request: CheckManifestsRequest,
    options: MlServiceRequestOptions,
  ): Promise<FitManifestsResponse>;

  /**
   * Where work can be sent: clusters, namespaces, queues and accelerators, with what is free.
   *
   * @throws `ResponseError` of `@backstage/errors` when the plugin refuses.
   */
  listTargets(options: MlServiceRequestOptions): Promise<ListTargetsResponse>;

  /**
   * One page of workloads.
   *
   * @throws `ResponseError` of `@backstage/errors` when the plugin refuses.
   */
  listWorkloads(
    request: ListWorkloadsRequest,
    options: MlServiceRequestOptions,
  ): Promise<ListWorkloadsResponse>;

  /**
   * The quotas of the clusters.
   *
   * @throws `ResponseError` of `@backstage/errors` when the plugin refuses.
   */
  listQuotas(options: MlServiceRequestOptions): Promise<ListQuotasResponse>;

  /**
   * The registered models; for a service all of them, whether or not they are in the catalog.
   *
   * @throws `ResponseError` of `@backstage/errors` when the plugin refuses.
   */
  listModels(options: MlServiceRequestOptions): Promise<ListModelsResponse>;

  /**
   * The experiments; for a service all of them, whether or not they are in the catalog.
   *
   * @throws `ResponseError` of `@backstage/errors` when the plugin refuses.
   */
  listExperiments(
    options: MlServiceRequestOptions,
  ): Promise<ListExperimentsResponse>;

  /**
   * One model and its versions.
   *
   * @throws `ResponseError` of `@backstage/errors` when the plugin refuses; with status 404 when
   *   there is no such model, or it is hidden.
   */
  getModel(id: string, options: MlServiceRequestOptions): Promise<ModelDetails>;
}

/**
 * The `ml` plugin, asked over HTTP: it may run in the same backend or in another.
 *
 * @public
 */
export const mlServiceRef = createServiceRef<MlService>({
  id: 'ml.service',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory({ auth, discovery }): MlService {
        const asking = async ({ credentials }: MlServiceRequestOptions) => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: credentials,
            targetPluginId: 'ml',
          });
          return {
            baseUrl: () => discovery.getBaseUrl('ml'),
            fetch: (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
              const headers = new Headers(init?.headers);
              headers.set('Authorization', `Bearer ${token}`);
              return fetch(input, { ...init, headers });
            },
          };
        };
        const work = async (options: MlServiceRequestOptions) =>
          MlClient.create(await asking(options));
        const tracking = async (options: MlServiceRequestOptions) =>
          MlTrackingClient.create(await asking(options));
        return {
          async validateManifests(request, options) {
            return (await work(options)).validateManifests(request, options);
          },
          async fitManifests(request, options) {
            return (await work(options)).fitManifests(request, options);
          },
          async listTargets(options) {
            return (await work(options)).listTargets(options);
          },
          async listWorkloads(request, options) {
            return (await work(options)).listWorkloads(request, options);
          },
          async listQuotas(options) {
            return (await work(options)).listQuotas(options);
          },
          async listModels(options) {
            return (await tracking(options)).listModels(options);
          },
          async listExperiments(options) {
            return (await tracking(options)).listExperiments(options);
          },
          async getModel(id, options) {
            return (await tracking(options)).getModel(id, options);
          },
        };
      },
    }),
});
