import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import { mlKindsExtensionPoint } from '@mlport/backstage-plugin-ml-node';
import request from 'supertest';
import mlPlugin from './index';

describe('the plugin', () => {
  it('serves without a kubernetes plugin, and the sources say so', async () => {
    const { server } = await startTestBackend({
      features: [mlPlugin, catalogServiceMock.factory({ entities: [] })],
    });

    const answer = async () =>
      request(server)
        .get('/api/ml/workloads')
        .set('Authorization', mockCredentials.user.header());
    let response = await answer();
    for (
      let tries = 0;
      response.body.sources?.length === 0 && tries < 50;
      tries++
    ) {
      await new Promise(resolve => setTimeout(resolve, 50));
      response = await answer();
    }
    expect(response.status).toBe(200);
    expect(response.body.items).toEqual([]);
    expect(response.body.sources).toMatchObject([
      { freshness: 'unreachable', error: { message: expect.any(String) } },
    ]);

    const anonymous = await request(server)
      .get('/api/ml/workloads')
      .set('Authorization', mockCredentials.none.header());
    expect(anonymous.status).toBe(401);
  });

  it('takes kinds from modules, and refuses a second one of a kind', async () => {
    const moduleOf = (kind: (typeof kinds)[number]) =>
      createBackendModule({
        pluginId: 'ml',
        moduleId: 'kinds',
        register(env) {
          env.registerInit({
            deps: { registry: mlKindsExtensionPoint },
            async init({ registry }) {
              registry.addKind(kind);
            },
          });
        },
      });
    const start = (kind: (typeof kinds)[number]) =>
      startTestBackend({
        features: [
          mlPlugin,
          moduleOf(kind),
          catalogServiceMock.factory({ entities: [] }),
        ],
      });
    const added = {
      ...kinds[0],
      id: 'spark-application',
      kind: 'SparkApplication',
    };
    await expect(start(added)).resolves.toBeDefined();
    await expect(start(kinds[0])).rejects.toThrow('is there already');
  });
});
