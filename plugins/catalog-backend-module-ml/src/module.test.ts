import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { compileCatalogModel } from '@backstage/catalog-model/alpha';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { MlService, mlServiceRef } from '@mlport/backstage-plugin-ml-node';
import {
  modelItem,
  ScriptedMlService,
} from './__testUtils__/ScriptedMlService';
import catalogModuleMl from './index';
import { mlModelLayer } from './model/mlModelLayer';

const credentials = mockCredentials.service('test');

describe('catalogModuleMl', () => {
  it('needs no configuration, and asks as a service', async () => {
    const ml = ScriptedMlService.create();
    ml.models = [modelItem('fraud')];
    let asker: unknown;
    let catalog: CatalogService | undefined;
    const service: Partial<MlService> = {
      listModels: async options => {
        asker = options.credentials.principal;
        return ml.listModels();
      },
      listExperiments: () => ml.listExperiments(),
      listQuotas: () => ml.listQuotas(),
      listWorkloads: request => ml.listWorkloads(request),
      getModel: id => ml.getModel(id),
    };
    const backend = await startTestBackend({
      features: [
        import('@backstage/plugin-catalog-backend'),
        catalogModuleMl,
        createServiceFactory({
          service: mlServiceRef,
          deps: {},
          factory: () => service as MlService,
        }),
        createBackendModule({
          pluginId: 'catalog',
          moduleId: 'look',
          register(env) {
            env.registerInit({
              deps: { catalogService: catalogServiceRef },
              async init({ catalogService }) {
                catalog = catalogService;
              },
            });
          },
        }),
        mockServices.scheduler.factory({
          includeInitialDelayedTasksOnStartup: true,
        }),
      ],
    });
    const { entityRef } = modelItem('fraud');
    let found;
    while (!found) {
      found = await catalog?.getEntityByRef(entityRef, { credentials });
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    expect(found.spec).toEqual({
      type: 'ai-model',
      owner: 'group:default/unknown',
    });
    expect(asker).toMatchObject({ type: 'service' });
    await backend.stop();
  });

  it('says what its annotations mean', () => {
    const { annotations } = compileCatalogModel([mlModelLayer]).getMetadata();
    expect(annotations.map(({ name }) => name)).toContain(
      'mlport/mlflow-model',
    );
  });
});
