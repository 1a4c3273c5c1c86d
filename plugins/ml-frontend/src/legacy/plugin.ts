import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  BackstagePlugin,
  createApiFactory,
  createPlugin,
  ExternalRouteRef,
  fetchApiRef,
  RouteRef,
} from '@backstage/core-plugin-api';
import { MlClient, MlTrackingClient } from '@mlport/backstage-plugin-ml-common';
import { mlApiRef } from '../api/mlApiRef';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import {
  entityContentRouteRef,
  entityModelRouteRef,
  entityQuotaRouteRef,
  entityRunsRouteRef,
  newRunRouteRef,
  rootRouteRef,
  serveModelRouteRef,
} from '../routes';

/** The routes of the screens, in the form of the old system. */
export const routes = {
  root: convertLegacyRouteRef(rootRouteRef),
  entityContent: convertLegacyRouteRef(entityContentRouteRef),
  entityModel: convertLegacyRouteRef(entityModelRouteRef),
  entityQuota: convertLegacyRouteRef(entityQuotaRouteRef),
  entityRuns: convertLegacyRouteRef(entityRunsRouteRef),
};

/**
 * The plugin for apps on the old frontend system. It comes with its API; the app only places the
 * extensions.
 *
 * @public
 */
export const mlPlugin: BackstagePlugin<
  {
    root: RouteRef<undefined>;
    entityContent: RouteRef<undefined>;
    entityModel: RouteRef<undefined>;
    entityQuota: RouteRef<undefined>;
    entityRuns: RouteRef<undefined>;
  },
  {
    newRun: ExternalRouteRef<{ namespace: string; templateName: string }, true>;
    serveModel: ExternalRouteRef<
      { namespace: string; templateName: string },
      true
    >;
  }
> = createPlugin({
  id: 'ml',
  apis: [
    createApiFactory({
      api: mlApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => MlClient.create({ fetch: fetchApi.fetch }),
    }),
    createApiFactory({
      api: mlTrackingApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        MlTrackingClient.create({ fetch: fetchApi.fetch }),
    }),
  ],
  routes,
  externalRoutes: {
    newRun: convertLegacyRouteRef(newRunRouteRef),
    serveModel: convertLegacyRouteRef(serveModelRouteRef),
  },
});
