import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogService,
  CatalogServiceRequestOptions,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  kinds,
  RESOURCE_TYPE_ML_WORKLOAD,
  SourceStatus,
} from '@mlport/backstage-plugin-ml-common';
import {
  createMlWorkloadConditionalDecision,
  mlWorkloadConditions,
} from '@mlport/backstage-plugin-ml-node';
import { inspect } from 'node:util';
import { ClusterGateway } from '../../clusters';
import { createFacts } from '../../facts';
import { PlayedCluster } from '../../facts/__testUtils__/PlayedCluster';
import { registerPermissions } from '../../permissions/registerPermissions';
import { WorkloadAuthorizer } from '../../permissions/WorkloadAuthorizer';
import { createSchemaBook } from '../../schemas';
import { Tracking } from '../../tracking';
import { TrackingAdapter } from '../../tracking/TrackingAdapter';
import { InMemoryMirror } from '../../workloads/__testUtils__/InMemoryMirror';
import { WorkloadBook } from '../../workloads/WorkloadBook';
import { createRouter } from '../createRouter';
import { StreamHub } from '../stream/StreamHub';
import { STREAM_TIMES } from '../stream/streamWorkloads';
import { authWithActors } from './authWithActors';

/** What the catalog has, and shows to whom. */
export interface ShownEntity {
  entity: Entity;
  /** The names of those whom it is shown to; to all when absent. */
  to?: string[];
}

/** What tracking servers and the catalog hold, for tests of who sees what of it. */
export interface TestTracking {
  adapters: TrackingAdapter[];
  entities: ShownEntity[];
}

/** An entity whose selector is as broad as can be. */
const greedy: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'greedy',
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-label-selector': 'app' },
  },
};

/** Users by their names, and others. */
export type Caller =
  | 'anonymous'
  | 'nobody'
  | 'vision'
  | 'nlp'
  | 'admin'
  | 'service';

/** What a policy says to one user, by the user's name. */
export type Decisions = Map<string, (permission: Permission) => PolicyDecision>;

/** A backend with the routes and the permission backend, over a mirror in memory. */
export interface AccessBackend {
  /** Of the backend; plugins are at `/api/<id>`. */
  url: string;
  /** Everything that was logged, errors in full. */
  logged(): string;
  stop(): Promise<void>;
}

/**
 * Starts it with a policy: a user sees the work of the group of the same name, `admin` all and
 * `nobody` nothing.
 *
 * @param changed - Goes before the policy, from when it is put in.
 * @param gateway - The way to the clusters, for what is not in the mirror.
 * @param tracking - What is tracked, and what of the catalog is shown to whom.
 */
export async function startAccessBackend(
  mirror: InMemoryMirror,
  changed: Decisions,
  gateway: ClusterGateway = PlayedCluster.create({}).gateway,
  tracking: TestTracking = { adapters: [], entities: [] },
): Promise<AccessBackend> {
  const logged: string[] = [];
  const log = (...parts: unknown[]) => {
    logged.push(inspect(parts, { depth: 10 }));
  };
  const logger = { debug: log, info: log, warn: log, error: log };
  const backend = await startTestBackend({
    features: [
      mlOver(mirror, gateway, tracking),
      permissionPlugin,
      authWithActors,
      policyModule(changed),
      catalogServiceMock.factory({ entities: [greedy] }),
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true } },
      }),
      mockServices.rootLogger.mock({
        ...logger,
        child: () => ({ ...logger, child: () => logger } as never),
      }).factory,
    ],
  });
  return {
    url: `http://127.0.0.1:${backend.server.port()}`,
    logged: () => logged.join('\n'),
    stop: () => backend.stop(),
  };
}

/** The routes as the plugin has them, over a mirror in memory. */
function mlOver(
  mirror: InMemoryMirror,
  gateway: ClusterGateway,
  { adapters, entities }: TestTracking,
) {
  return createBackendPlugin({
    pluginId: 'ml',
    register(env) {
      env.registerInit({
        deps: {
          auth: coreServices.auth,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          lifecycle: coreServices.lifecycle,
          logger: coreServices.logger,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
        },
        async init(deps) {
          const { permissions, permissionsRegistry } = deps;
          const book = WorkloadBook.create(mirror);
          const hub = StreamHub.create(book);
          registerPermissions(permissionsRegistry, ({ cluster, uid }) =>
            mirror.row(cluster, uid),
          );
          const catalog = catalogOf([{ entity: greedy }, ...entities]);
          const tracking = Tracking.create({
            adapters,
            intervalMs: 30_000,
            auth: deps.auth,
            catalog,
            book,
            readings: mirror,
          });
          await tracking.read();
          deps.httpRouter.use(
            createRouter({
              book,
              hub,
              facts: createFacts({
                gateway,
                mirror,
                kinds,
                logger: deps.logger,
                tell: (key, why) => book.setWhy(key, why),
              }),
              readings: mirror,
              schemas: createSchemaBook({ gateway: gateway }),
              kinds,
              catalog,
              permissions,
              tracking,
              httpAuth: deps.httpAuth,
              authorizer: WorkloadAuthorizer.create({
                permissions,
                permissionsRegistry,
              }),
              times: { ...STREAM_TIMES, recheck: 200 },
            }),
          );
          deps.lifecycle.addShutdownHook(() => {
            hub.close();
            tracking.stop();
          });
        },
      });
    },
  });
}

/** A catalog that shows entities to some, as its own permissions would. */
function catalogOf(
  entities: readonly ShownEntity[],
): Pick<CatalogService, 'getEntityByRef' | 'getEntitiesByRefs'> {
  const shownTo = ({ credentials }: CatalogServiceRequestOptions) => {
    const { userEntityRef } = credentials.principal as {
      userEntityRef?: string;
    };
    const name = userEntityRef?.split('/')[1];
    return catalogServiceMock({
      entities: entities
        .filter(({ to }) => !to || !name || to.includes(name))
        .map(({ entity }) => entity),
    });
  };
  return {
    getEntityByRef: (ref, call) => shownTo(call).getEntityByRef(ref, call),
    getEntitiesByRefs: (refs, call) =>
      shownTo(call).getEntitiesByRefs(refs, call),
  };
}

function policyModule(changed: Decisions) {
  return createBackendModule({
    pluginId: 'permission',
    moduleId: 'test-policy',
    register(env) {
      env.registerInit({
        deps: { policy: policyExtensionPoint },
        async init({ policy }) {
          policy.setPolicy({
            async handle({ permission }, user) {
              const name = user?.info.userEntityRef.split('/')[1] ?? 'nobody';
              return (
                changed.get(name)?.(permission) ?? decide(permission, name)
              );
            },
          });
        },
      });
    },
  });
}

function decide(permission: Permission, name: string): PolicyDecision {
  if (name === 'admin') {
    return { result: AuthorizeResult.ALLOW };
  }
  if (
    name !== 'nobody' &&
    isResourcePermission(permission, RESOURCE_TYPE_ML_WORKLOAD)
  ) {
    return createMlWorkloadConditionalDecision(
      permission,
      mlWorkloadConditions.isOwnedBy({ claims: [`group:default/${name}`] }),
    );
  }
  const isAllowed =
    name !== 'nobody' &&
    ['kubernetes.resources.read', 'ml.tracking.read'].includes(permission.name);
  return { result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
}

/** Puts in two rows of `vision`, one of `nlp` on another cluster, and one of nobody. */
export function fill(mirror: InMemoryMirror, secret: string): void {
  for (const row of [...mirror.rows()]) {
    mirror.remove(row.meta.uid, row.cluster);
  }
  const put = (uid: string, owner?: string, cluster = 'eu') =>
    mirror.put({
      uid,
      owner,
      cluster,
      namespace: uid,
      labels: { app: 'all', token: secret },
      annotations: { token: secret },
    });
  put('v1', 'vision');
  put('v2', 'group:default/vision');
  put('n1', 'group:default/nlp', 'us');
  put('orphan');
  mirror.setSources([source('eu', 3), source('us', 1)]);
}

/** How a caller signs in. */
export function headerOf(caller: Caller): string {
  switch (caller) {
    case 'anonymous':
      return mockCredentials.none.header();
    case 'service':
      return mockCredentials.service.header();
    default:
      return mockCredentials.user.header(`user:default/${caller}`);
  }
}

/** The uids of rows, in order. */
export function uidsOf(items: readonly { uid: string }[]): string[] {
  return items.map(({ uid }) => uid).sort();
}

function source(cluster: string, rows: number): SourceStatus {
  return {
    cluster,
    group: 'kubeflow.org',
    kind: 'PyTorchJob',
    freshness: 'fresh',
    rows,
    restarts: 4,
  };
}
