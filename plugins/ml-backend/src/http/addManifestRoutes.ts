import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CheckManifestsRequest,
  Kind,
  mlQuotaReadPermission,
  ValidateManifestsResponse,
} from '@mlport/backstage-plugin-ml-common';
import { Request, Router } from 'express';
import { z } from 'zod';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { fitForCaller } from '../fit/fitForCaller';
import { needCluster } from '../permissions/clustersOf';
import { WorkloadAuthorizer } from '../permissions/WorkloadAuthorizer';
import { SchemaBook } from '../schemas';
import { listTargets } from '../targets/listTargets';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { answer, answerOnce } from './answer';
import { entityTag } from './entityTag';

/** The shape of what the contract has let through. */
const checkRequest = z.object({
  cluster: z.string(),
  manifests: z.array(z.unknown()),
});

/** Adds the routes of what is not on a cluster yet. */
export function addManifestRoutes(
  router: Router,
  options: {
    book: WorkloadBook;
    readings: ClusterReadings;
    kinds: readonly Kind[];
    schemas: SchemaBook;
    authorizer: WorkloadAuthorizer;
    credentialsOf(request: Request): Promise<BackstageCredentials>;
  },
): void {
  const { book, schemas, authorizer, credentialsOf } = options;

  router.post('/manifests/validate', async (request, response) => {
    const scope = await authorizer.scopeOf(await credentialsOf(request));
    const { cluster, manifests } = checkRequest.parse(request.body);
    needCluster(cluster, book.sources(), scope);
    const check = await schemas.validateManifests(cluster, manifests);
    const said: ValidateManifestsResponse = { cluster, ...check };
    answerOnce(response, said);
  });

  router.post('/manifests/fit', async (request, response) => {
    const scope = await authorizer.scopeNeeding(
      await credentialsOf(request),
      mlQuotaReadPermission,
    );
    const sources = book.sources();
    const asked: CheckManifestsRequest = checkRequest.parse(request.body);
    needCluster(asked.cluster, sources, scope);
    answerOnce(response, fitForCaller(asked, { ...options, sources }, scope));
  });

  router.get('/targets', async (request, response) => {
    const scope = await authorizer.scopeNeeding(
      await credentialsOf(request),
      mlQuotaReadPermission,
    );
    const sources = book.sources();
    const targets = listTargets({ ...options, sources }, scope);
    answer(request, response, entityTag(targets), targets);
  });
}
