import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { text } from 'node:stream/consumers';
import { MlService, mlServiceRef } from './mlServiceRef';

const request = { cluster: 'eu', manifests: [{ kind: 'Job' }] };
const credentials = mockCredentials.user('user:default/vision');

/** What reached the plugin. */
interface Asked {
  method: string;
  path: string;
  body: string;
  user: string;
}

/** A backend in which another plugin asks an `ml` that says what it was asked, or refuses. */
async function start(status: number) {
  const asked: Asked[] = [];
  let service: MlService | undefined;
  await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'ml',
        register(env) {
          env.registerInit({
            deps: {
              httpAuth: coreServices.httpAuth,
              httpRouter: coreServices.httpRouter,
            },
            async init({ httpAuth, httpRouter }) {
              httpRouter.use(async (req, res) => {
                const { method, path } = req;
                const { principal } = await httpAuth.credentials(req, {
                  allow: ['user'],
                });
                const user = principal.userEntityRef;
                asked.push({ method, path, body: await text(req), user });
                res.status(status).json({ error: { name: 'NotFoundError' } });
              });
            },
          });
        },
      }),
      createBackendPlugin({
        pluginId: 'scaffolder',
        register(env) {
          env.registerInit({
            deps: { ml: mlServiceRef },
            async init({ ml }) {
              service = ml;
            },
          });
        },
      }),
    ],
  });
  return { asked, ml: service! };
}

describe('mlServiceRef', () => {
  it('asks the ml plugin as who it is asked for', async () => {
    const { asked, ml } = await start(200);
    await ml.validateManifests(request, { credentials });
    await ml.fitManifests(request, { credentials });
    await ml.listTargets({ credentials });
    const body = JSON.stringify(request);
    const user = 'user:default/vision';
    expect(asked).toEqual([
      { method: 'POST', path: '/manifests/validate', body, user },
      { method: 'POST', path: '/manifests/fit', body, user },
      { method: 'GET', path: '/targets', body: '', user },
    ]);
  });

  it('tells refusals', async () => {
    const { ml } = await start(404);
    const refused = { statusCode: 404 };
    await expect(
      ml.validateManifests(request, { credentials }),
    ).rejects.toMatchObject(refused);
    await expect(
      ml.fitManifests(request, { credentials }),
    ).rejects.toMatchObject(refused);
    await expect(ml.listTargets({ credentials })).rejects.toMatchObject(
      refused,
    );
  });

  it('ends with the signal', async () => {
    const { ml } = await start(200);
    const signal = AbortSignal.abort();
    await expect(ml.listTargets({ credentials, signal })).rejects.toThrow(
      'aborted',
    );
  });
});
