import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import { mlKindsExtensionPoint } from '@mlport/backstage-plugin-ml-node';
import { registerActions } from './actions/registerActions';
import { ClusterFleet, KubernetesPluginGateway } from './clusters';
import { createFacts } from './facts';
import { createRouter } from './http/createRouter';
import { StreamHub } from './http/stream/StreamHub';
import { registerPermissions } from './permissions/registerPermissions';
import { WorkloadAuthorizer } from './permissions/WorkloadAuthorizer';
import { createSchemaBook } from './schemas';
import { readRefreshInterval, Tracking } from './tracking';
import { MlflowInstances } from './tracking/mlflow';
import { ClaimRefresher } from './workloads/ClaimRefresher';
import { KindRegistry } from './workloads/KindRegistry';
import { WorkloadBook } from './workloads/WorkloadBook';

/**
 * The backend of the ML platform: mirrors the ML work of all clusters that the kubernetes plugin
 * knows, and serves it, live, to whom the permission policy lets see it.
 *
 * @public
 */
export const mlPlugin = createBackendPlugin({
  pluginId: 'ml',
  register(env) {
    const registry = KindRegistry.create(kinds);
    env.registerExtensionPoint(mlKindsExtensionPoint, registry);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({
        actionsRegistry,
        auth,
        catalog,
        config,
        discovery,
        httpAuth,
        httpRouter,
        lifecycle,
        logger,
        permissions,
        permissionsRegistry,
      }) {
        const gateway = KubernetesPluginGateway.create({ auth, discovery });
        const fleet = ClusterFleet.fromConfig(config, {
          gateway,
          kinds: registry.kinds(),
          logger,
        });
        const book = WorkloadBook.create(fleet);
        const hub = StreamHub.create(book);
        registerPermissions(permissionsRegistry, ({ cluster, uid }) =>
          fleet.row(cluster, uid),
        );
        const authorizer = WorkloadAuthorizer.create({
          permissions,
          permissionsRegistry,
        });
        const facts = createFacts({
          gateway,
          mirror: fleet,
          kinds: registry.kinds(),
          logger,
          tell: (key, why) => book.setWhy(key, why),
        });
        const schemas = createSchemaBook({ gateway });
        const tracking = Tracking.create({
          adapters: MlflowInstances.fromConfig(config, { logger }),
          intervalMs: readRefreshInterval(config),
          auth,
          catalog,
          book,
          readings: fleet,
        });
        const claims = ClaimRefresher.create({ auth, catalog, book, logger });

        const shared = {
          book,
          facts,
          readings: fleet,
          kinds: registry.kinds(),
          catalog,
          authorizer,
          permissions,
          tracking,
        };
        httpRouter.use(createRouter({ ...shared, hub, httpAuth, schemas }));
        registerActions({ ...shared, actionsRegistry });

        lifecycle.addStartupHook(() => {
          facts.start();
          fleet.start();
          tracking.start();
          void claims.start();
        });
        lifecycle.addShutdownHook(() => {
          claims.stop();
          tracking.stop();
          facts.stop();
          hub.close();
          book.close();
          fleet.stop();
        });
      },
    });
  },
});
