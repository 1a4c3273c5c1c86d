import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import { mlKindsExtensionPoint } from '@mlport/backstage-plugin-ml-node';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
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

  it('reads the MLflow servers of the configuration, and says why one is not read', async () => {
    const mlflow = createServer((_, response) => {
      response.writeHead(401, { 'Content-Type': 'text/html' });
      response.end('You are not authenticated.');
    });
    mlflow.listen(0, '127.0.0.1');
    await once(mlflow, 'listening');
    const { port } = mlflow.address() as AddressInfo;
    const baseUrl = `http://127.0.0.1:${port}`;
    const { server } = await startTestBackend({
      features: [
        mlPlugin,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: { ml: { mlflow: { instances: [{ name: 'main', baseUrl }] } } },
        }),
      ],
    });
    const sources = async () => {
      const { body } = await request(server)
        .get('/api/ml/models')
        .set('Authorization', mockCredentials.user.header());
      return body.sources;
    };
    let said = await sources();
    for (let tries = 0; said[0].freshness === 'syncing' && tries < 100; ) {
      tries += 1;
      await new Promise(resolve => setTimeout(resolve, 50));
      said = await sources();
    }
    expect(said).toMatchObject([
      { instance: 'main', freshness: 'forbidden', error: { code: 'auth' } },
    ]);
    mlflow.close();
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
