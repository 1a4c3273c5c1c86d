import {
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  CheckManifestsRequest,
  FitManifestsResponse,
  ListTargetsResponse,
  MlClient,
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
          return MlClient.create({
            baseUrl: () => discovery.getBaseUrl('ml'),
            fetch: (input, init) => {
              const headers = new Headers(init?.headers);
              headers.set('Authorization', `Bearer ${token}`);
              return fetch(input, { ...init, headers });
            },
          });
        };
        return {
          async validateManifests(request, options) {
            const client = await asking(options);
            return client.validateManifests(request, options);
          },
          async fitManifests(request, options) {
            const client = await asking(options);
            return client.fitManifests(request, options);
          },
          async listTargets(options) {
            const client = await asking(options);
            return client.listTargets(options);
          },
        };
      },
    }),
});
