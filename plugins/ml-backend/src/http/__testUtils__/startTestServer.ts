import { Entity } from '@backstage/catalog-model';
import {
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
  PermissionsService,
  PermissionsServiceRequestOptions,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  ApiRequestsOptions,
  kinds,
  MlClient,
  MlTrackingClient,
} from '@mlport/backstage-plugin-ml-common';
import express from 'express';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Clock } from '../../clusters/Clock';
import { createFacts } from '../../facts';
import { PlayedCluster } from '../../facts/__testUtils__/PlayedCluster';
import { WorkloadAuthorizer } from '../../permissions/WorkloadAuthorizer';
import { workloadRuleset } from '../../permissions/__testUtils__/workloadRuleset';
import { createSchemaBook } from '../../schemas';
import { Tracking } from '../../tracking';
import { TrackingAdapter } from '../../tracking/TrackingAdapter';
import { InMemoryMirror } from '../../workloads/__testUtils__/InMemoryMirror';
import { WorkloadBook } from '../../workloads/WorkloadBook';
import { createRouter, RouterOptions } from '../createRouter';
import { StreamHub } from '../stream/StreamHub';

/** What the permission policy says to a user; services are allowed everything. */
export type TestPolicy = (
  permission: Permission,
  userEntityRef: string,
) => PolicyDecision | Promise<PolicyDecision>;

/** What tests hold of the server that they talk to. */
export interface TestServer {
  url: string;
  app: express.Express;
  mirror: InMemoryMirror;
  /** What all clusters answer. */
  cluster: PlayedCluster;
  book: WorkloadBook;
  /** As the mock user. */
  client: MlClient;
  clientOf(authorization: string | undefined): MlClient;
  tracking: Tracking;
  trackingClientOf(authorization: string | undefined): MlTrackingClient;
  /** Decides what the permission policy says from now on: the same to all, or by a policy. */
  decide(result: 'ALLOW' | 'DENY' | Error | TestPolicy): void;
  /** How often the policy was asked. */
  asked(): number;
  /** Lets the catalog refuse to answer from now on. */
  failCatalog(): void;
  /** Replaces the entities of the catalog. */
  setEntities(entities: Entity[]): void;
  /** Cuts all connections. */
  cut(): void;
  /** How many connections are open. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/**
 * The real router over a real HTTP server on the loopback, with a mirror in memory.
 */
export async function startTestServer(
  options: {
    entities?: Entity[];
    logCapacity?: number;
    expiresAt?: Date;
    streams?: RouterOptions['streams'];
    times?: RouterOptions['times'];
    /** By which facts of clusters, and what is tracked, grow old. */
    clock?: Clock;
    /** The tracking servers. */
    adapters?: TrackingAdapter[];
  } = {},
): Promise<TestServer> {
  const mirror = InMemoryMirror.create();
  const book = WorkloadBook.create(mirror, {
    logCapacity: options.logCapacity,
  });
  const hub = StreamHub.create(book);
  const cluster = PlayedCluster.create({ pods: [], events: [] });
  const facts = createFacts({
    gateway: cluster.gateway,
    mirror,
    kinds,
    logger: mockServices.logger.mock(),
    tell: (key, why) => book.setWhy(key, why),
    clock: options.clock,
  });
  let catalog = catalogServiceMock({ entities: options.entities ?? [] });
  let policy: TestPolicy = () => ({ result: AuthorizeResult.ALLOW });
  let asked = 0;
  const ask = (
    requests: readonly { permission: Permission }[],
    call: PermissionsServiceRequestOptions | undefined,
  ): Promise<PolicyDecision[]> => {
    asked += 1;
    const user = userOf(call);
    return Promise.all(
      requests.map(({ permission }) =>
        user === undefined
          ? { result: AuthorizeResult.ALLOW }
          : policy(permission, user),
      ),
    );
  };
  const permissions: PermissionsService = {
    async authorize(requests, call) {
      const decisions = await ask(requests, call);
      return decisions.map(({ result }) => ({
        result:
          result === AuthorizeResult.ALLOW
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      }));
    },
    authorizeConditional: ask,
  };
  const authorizer = WorkloadAuthorizer.create({
    permissions,
    permissionsRegistry: workloadRuleset,
  });
  const tracking = Tracking.create({
    adapters: options.adapters ?? [],
    intervalMs: 30_000,
    auth: mockServices.auth(),
    catalog: {
      getEntityByRef: (ref, call) => catalog.getEntityByRef(ref, call),
      getEntitiesByRefs: (refs, call) => catalog.getEntitiesByRefs(refs, call),
    },
    book,
    readings: mirror,
    clock: options.clock,
  });

  const app = express();
  app.use(
    createRouter({
      book,
      hub,
      facts,
      readings: mirror,
      schemas: createSchemaBook({ gateway: cluster.gateway }),
      kinds,
      authorizer,
      permissions,
      tracking,
      httpAuth: expiring(mockServices.httpAuth(), options.expiresAt),
      catalog: {
        getEntityByRef: (ref, call) => catalog.getEntityByRef(ref, call),
      },
      streams: options.streams,
      times: options.times,
    }),
  );
  app.use(mockErrorHandler());
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const asking = (authorization: string | undefined): ApiRequestsOptions => ({
    baseUrl: () => url,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      if (authorization) {
        headers.set('Authorization', authorization);
      }
      return fetch(input, { ...init, headers });
    },
  });
  const clientOf = (authorization: string | undefined) =>
    MlClient.create(asking(authorization));

  return {
    url,
    app,
    mirror,
    cluster,
    book,
    client: clientOf(mockCredentials.user.header()),
    clientOf,
    tracking,
    trackingClientOf: authorization =>
      MlTrackingClient.create(asking(authorization)),
    decide(result) {
      policy = policyOf(result);
    },
    asked: () => asked,
    failCatalog() {
      const refuse = () => Promise.reject(new Error('the catalog is down'));
      catalog = { ...catalog, getEntitiesByRefs: refuse };
    },
    setEntities(entities) {
      catalog = catalogServiceMock({ entities });
    },
    cut: () => server.closeAllConnections(),
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) =>
          error ? reject(error) : resolve(count),
        ),
      ),
    async close() {
      hub.close();
      book.close();
      tracking.stop();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function policyOf(result: 'ALLOW' | 'DENY' | Error | TestPolicy): TestPolicy {
  if (typeof result === 'function') {
    return result;
  }
  if (result instanceof Error) {
    return () => Promise.reject(result);
  }
  return () => ({ result: AuthorizeResult[result] });
}

function userOf(
  call: PermissionsServiceRequestOptions | undefined,
): string | undefined {
  const credentials =
    call && 'credentials' in call ? call.credentials : undefined;
  const principal = credentials?.principal as
    | Partial<BackstageUserPrincipal>
    | undefined;
  return principal?.userEntityRef;
}

function expiring(
  httpAuth: HttpAuthService,
  expiresAt: Date | undefined,
): HttpAuthService {
  return {
    ...httpAuth,
    issueUserCookie: httpAuth.issueUserCookie.bind(httpAuth),
    credentials: (async (request, call) => {
      const credentials: BackstageCredentials = await httpAuth.credentials(
        request,
        call,
      );
      return expiresAt ? { ...credentials, expiresAt } : credentials;
    }) as HttpAuthService['credentials'],
  };
}
