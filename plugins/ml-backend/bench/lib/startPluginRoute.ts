import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import express from 'express';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { createFacts } from '../../src/facts';
import { PlayedCluster } from '../../src/facts/__testUtils__/PlayedCluster';
import { createRouter } from '../../src/http/createRouter';
import { StreamHub } from '../../src/http/stream/StreamHub';
import { workloadRuleset } from '../../src/permissions/__testUtils__/workloadRuleset';
import { WorkloadAuthorizer } from '../../src/permissions/WorkloadAuthorizer';
import { createSchemaBook } from '../../src/schemas';
import { InMemoryMirror } from '../../src/workloads/__testUtils__/InMemoryMirror';
import { WorkloadBook } from '../../src/workloads/WorkloadBook';

async function allow(requests: readonly unknown[]): Promise<PolicyDecision[]> {
  return requests.map(() => ({ result: AuthorizeResult.ALLOW }));
}

/** Serves the plugin's routes alone: permissions are answered here; gives the address. */
export async function startPluginRoute(
  mirror: InMemoryMirror,
): Promise<string> {
  const book = WorkloadBook.create(mirror);
  const app = express();
  app.use(
    createRouter({
      book,
      hub: StreamHub.create(book),
      facts: createFacts({
        gateway: PlayedCluster.create({}).gateway,
        mirror,
        kinds,
        logger: mockServices.rootLogger({ level: 'error' }),
        tell: () => {},
      }),
      readings: mirror,
      schemas: createSchemaBook({ gateway: PlayedCluster.create({}).gateway }),
      kinds,
      authorizer: WorkloadAuthorizer.create({
        permissions: { authorize: allow as never, authorizeConditional: allow },
        permissionsRegistry: workloadRuleset,
      }),
      httpAuth: mockServices.httpAuth(),
      catalog: catalogServiceMock({ entities: [] }),
    }),
  );
  app.use(mockErrorHandler());
  // Longer than any run: no connection may end while somebody asks over it.
  const server = createServer({ keepAliveTimeout: 600_000 }, app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
