import {
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { Kind, kinds } from '@mlport/backstage-plugin-ml-common';
import { mlKindsExtensionPoint } from './mlKindsExtensionPoint';

describe('mlKindsExtensionPoint', () => {
  it('carries kinds from a module to the plugin before it starts', async () => {
    const added: Kind[] = [];
    const seen: string[] = [];
    await startTestBackend({
      features: [
        createBackendPlugin({
          pluginId: 'ml',
          register(env) {
            env.registerExtensionPoint(mlKindsExtensionPoint, {
              addKind: kind => added.push(kind),
            });
            env.registerInit({
              deps: {},
              async init() {
                seen.push(...added.map(({ id }) => id));
              },
            });
          },
        }),
        createBackendModule({
          pluginId: 'ml',
          moduleId: 'spark',
          register(env) {
            env.registerInit({
              deps: { registry: mlKindsExtensionPoint },
              async init({ registry }) {
                registry.addKind({ ...kinds[0], id: 'spark-application' });
              },
            });
          },
        }),
      ],
    });
    expect(seen).toEqual(['spark-application']);
  });
});
