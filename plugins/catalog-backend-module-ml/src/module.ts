import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { mlServiceRef } from '@mlport/backstage-plugin-ml-node';
import { readProviderConfig } from './config/readProviderConfig';
import { mlModelLayer } from './model/mlModelLayer';
import { aloneMs } from './provider/aloneMs';
import { MlEntityProvider } from './provider/MlEntityProvider';

/**
 * The module of the catalog that brings in models, experiments, GPU quotas and the endpoints that
 * nobody declared. It asks the `ml` plugin, which may run in another backend.
 *
 * @public
 */
export const catalogModuleMl = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'ml',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        ml: mlServiceRef,
        model: catalogModelExtensionPoint,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        config: root,
        logger,
        ml,
        model,
        processing,
        scheduler,
      }) {
        const config = readProviderConfig(root);
        model.addModelSource(CatalogModelSources.static([mlModelLayer]));
        processing.addEntityProvider(
          MlEntityProvider.create({
            ...{ auth, catalog, config, logger, ml },
            runner: scheduler.createScheduledTaskRunner(config.schedule),
            aloneMs: aloneMs(config.schedule),
            now: Date.now,
          }),
        );
      },
    });
  },
});
