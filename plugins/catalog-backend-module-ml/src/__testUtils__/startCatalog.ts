import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  CatalogService,
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import { readProviderConfig } from '../config/readProviderConfig';
import { MlEntityProvider } from '../provider/MlEntityProvider';
import { ScriptedMlService } from './ScriptedMlService';

/** The connection to a database, as the test utilities of Backstage give it. */
type Database = Awaited<ReturnType<TestDatabases['init']>>;

/** A real catalog, with a provider whose `ml` plugin is scripted and whose clock a test sets. */
export interface RunningCatalog {
  ml: ScriptedMlService;
  catalog: CatalogService;
  /** One round after so many seconds. */
  round(seconds?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the catalog plugin on a database, processing and all. */
export async function startCatalog(
  knex: Database,
  config: JsonObject = {},
): Promise<RunningCatalog> {
  const ml = ScriptedMlService.create();
  const scheduler = mockServices.scheduler();
  let now = Date.now();
  let catalog: CatalogService | undefined;
  const provider = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'ml-scripted',
    register(env) {
      env.registerInit({
        deps: {
          auth: coreServices.auth,
          catalogService: catalogServiceRef,
          logger: coreServices.logger,
          processing: catalogProcessingExtensionPoint,
          runners: coreServices.scheduler,
        },
        async init({ auth, catalogService, logger, processing, runners }) {
          catalog = catalogService;
          const { schedule, ...rest } = readProviderConfig(
            new ConfigReader({}),
          );
          processing.addEntityProvider(
            MlEntityProvider.create({
              ...{ auth, catalog, logger, ml },
              config: { ...rest, schedule },
              runner: runners.createScheduledTaskRunner(schedule),
              aloneMs: 45_000,
              now: () => now,
            }),
          );
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      import('@backstage/plugin-catalog-backend'),
      provider,
      schedulerFactory(scheduler),
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({ data: config }),
    ],
  });
  if (!catalog) {
    throw new Error('The module was not initialized');
  }
  return {
    ml,
    catalog,
    async round(seconds = 30) {
      now += seconds * 1_000;
      await scheduler.triggerTask('ml-entities');
    },
    stop: () => backend.stop(),
  };
}

/** Tasks run when a test says so. */
function schedulerFactory(scheduler: SchedulerService) {
  return createServiceFactory({
    service: coreServices.scheduler,
    deps: {},
    factory: () => scheduler,
  });
}
