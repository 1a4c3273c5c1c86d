import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  kinds,
  RESOURCE_TYPE_ML_WORKLOAD,
} from '@mlport/backstage-plugin-ml-common';
import {
  createMlWorkloadConditionalDecision,
  mlWorkloadConditions,
} from '@mlport/backstage-plugin-ml-node';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { createFacts } from '../../src/facts';
import { PlayedCluster } from '../../src/facts/__testUtils__/PlayedCluster';
import { authWithActors } from '../../src/http/__testUtils__/authWithActors';
import { createRouter } from '../../src/http/createRouter';
import { StreamHub } from '../../src/http/stream/StreamHub';
import { registerPermissions } from '../../src/permissions/registerPermissions';
import { WorkloadAuthorizer } from '../../src/permissions/WorkloadAuthorizer';
import { createSchemaBook } from '../../src/schemas';
import { InMemoryMirror } from '../../src/workloads/__testUtils__/InMemoryMirror';
import { WorkloadBook } from '../../src/workloads/WorkloadBook';

/** Users by name: `all-7` sees everything, `team-3-7` what group `team-3` owns. */
const OF_TEAM = /^(team-\d+)-/;

const policy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'bench-policy',
  register(env) {
    env.registerInit({
      deps: { policies: policyExtensionPoint },
      async init({ policies }) {
        policies.setPolicy({
          async handle({ permission }, user) {
            const name = user?.info.userEntityRef.split('/')[1] ?? '';
            const team = OF_TEAM.exec(name)?.[1];
            return team !== undefined &&
              isResourcePermission(permission, RESOURCE_TYPE_ML_WORKLOAD)
              ? createMlWorkloadConditionalDecision(
                  permission,
                  mlWorkloadConditions.isOwnedBy({
                    claims: [`group:default/${team}`],
                  }),
                )
              : { result: AuthorizeResult.ALLOW };
          },
        });
      },
    });
  },
});

/** The routes behind everything that a request meets in production, over a mirror in memory. */
export interface BenchBackend {
  /** Of the plugin. */
  url: string;
}

/**
 * Starts a Backstage backend: the root router with its compression, the permission backend with a
 * policy of conditions, and this plugin's routes.
 */
export async function startBenchBackend(
  mirror: InMemoryMirror,
): Promise<BenchBackend> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const backend = createBackend();
  const config = {
    backend: { baseUrl: origin, listen: { host: '127.0.0.1', port } },
    permission: { enabled: true },
  };
  for (const feature of [
    mlOver(mirror),
    permissionPlugin,
    policy,
    // Signatures of tokens are not what is measured.
    authWithActors,
    mockServices.httpAuth.factory(),
    mockServices.userInfo.factory(),
    mockServices.auditor.factory(),
    catalogServiceMock.factory({ entities: [] }),
    mockServices.rootLogger.factory({ level: 'error' }),
    mockServices.rootConfig.factory({ data: config }),
  ]) {
    backend.add(feature);
  }
  await backend.start();
  return { url: `${origin}/api/ml` };
}

function mlOver(mirror: InMemoryMirror) {
  return createBackendPlugin({
    pluginId: 'ml',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          lifecycle: coreServices.lifecycle,
          logger: coreServices.logger,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
        },
        async init(deps) {
          const book = WorkloadBook.create(mirror);
          const hub = StreamHub.create(book);
          registerPermissions(deps.permissionsRegistry, ({ cluster, uid }) =>
            mirror.row(cluster, uid),
          );
          deps.httpRouter.use(
            createRouter({
              book,
              hub,
              facts: createFacts({
                gateway: PlayedCluster.create({}).gateway,
                mirror,
                kinds,
                logger: deps.logger,
                tell: () => {},
              }),
              readings: mirror,
              schemas: createSchemaBook({
                gateway: PlayedCluster.create({}).gateway,
              }),
              kinds,
              catalog: catalogServiceMock({ entities: [] }),
              httpAuth: deps.httpAuth,
              authorizer: WorkloadAuthorizer.create(deps),
            }),
          );
          deps.lifecycle.addShutdownHook(() => hub.close());
        },
      });
    },
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}
