import {
  AuthService,
  coreServices,
  createBackendPlugin,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { JsonObject } from '@backstage/types';

/** A backend with the real kubernetes plugin, and what the ml plugin gets of it. */
export interface RunningKubernetesPlugin {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
  stop(): Promise<void>;
}

/** Starts a backend whose kubernetes plugin knows these clusters. */
export async function startKubernetesPlugin(
  clusters: JsonObject[],
): Promise<RunningKubernetesPlugin> {
  let captured: Pick<RunningKubernetesPlugin, 'auth' | 'discovery'> | undefined;
  const capture = createBackendPlugin({
    pluginId: 'ml',
    register: env =>
      env.registerInit({
        deps: { auth: coreServices.auth, discovery: coreServices.discovery },
        init: async deps => {
          captured = deps;
        },
      }),
  });
  const backend = await startTestBackend({
    features: [
      capture,
      kubernetesPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [{ type: 'config', clusters }],
          },
        },
      }),
    ],
  });
  if (!captured) {
    throw new Error('The backend started without its plugins');
  }
  return { ...captured, stop: () => backend.stop() };
}
