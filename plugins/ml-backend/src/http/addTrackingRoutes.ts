import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  RunCurvesRequest,
  SearchRunsRequest,
  TrackingStatus,
} from '@mlport/backstage-plugin-ml-common';
import { Request, Response, Router } from 'express';
import { z } from 'zod';
import { WorkloadAuthorizer } from '../permissions/WorkloadAuthorizer';
import {
  admitCaller,
  listExperiments,
  listModels,
  readCurves,
  readEntityTracking,
  readExperiment,
  readModel,
  searchRuns,
  Tracking,
} from '../tracking';
import { answer, answerOnce } from './answer';
import { entityTag } from './entityTag';

/** How long somebody should wait whose question is still being asked, in seconds. */
const RETRY_AFTER_S = 2;

/** The shapes of what the contract has let through. */
const searchRequest = z.object({
  experiments: z.array(z.string()),
  filter: z.string().optional(),
  orderBy: z.string().optional(),
  runIds: z.array(z.string()).optional(),
  limit: z.number().optional(),
  cursor: z.string().optional(),
});
const curvesRequest = z.object({
  experiment: z.string(),
  runIds: z.array(z.string()),
  metric: z.string(),
  maxPoints: z.number().optional(),
});

/** Adds the routes of models, experiments and runs. */
export function addTrackingRoutes(
  router: Router,
  options: {
    tracking: Pick<Tracking, 'deps'>;
    permissions: Pick<PermissionsService, 'authorize'>;
    authorizer: WorkloadAuthorizer;
    credentialsOf(request: Request): Promise<BackstageCredentials>;
  },
): void {
  const { credentialsOf } = options;
  const { deps } = options.tracking;
  const admit = async (request: Request) =>
    admitCaller(await credentialsOf(request), options);

  router.get('/models', async (request, response) => {
    const models = await listModels(deps, await admit(request));
    const tag = entityTag(models.items, models.sources.map(newsOf));
    answer(request, response, tag, models);
  });

  router.get('/models/:id', async (request, response) => {
    const { id } = request.params;
    const details = await readModel(id, deps, await admit(request));
    const { source, ...said } = details;
    answer(request, response, entityTag(said, newsOf(source)), details);
  });

  router.get('/experiments', async (request, response) => {
    const experiments = await listExperiments(deps, await admit(request));
    const { items, sources } = experiments;
    const tag = entityTag(items, sources.map(newsOf));
    answer(request, response, tag, experiments);
  });

  router.get('/experiments/:id', async (request, response) => {
    const { id } = request.params;
    const details = await readExperiment(id, deps, await admit(request));
    const tag = entityTag(details.item, newsOf(details.source));
    answer(request, response, tag, details);
  });

  router.get(
    '/entities/:kind/:namespace/:name/tracking',
    async (request, response) => {
      const { kind, namespace, name } = request.params;
      const tracked = await readEntityTracking(
        { kind, namespace, name },
        deps,
        await admit(request),
      );
      const { sources, ...said } = tracked;
      const tag = entityTag(said, sources.map(newsOf));
      answer(request, response, tag, tracked);
    },
  );

  router.post('/runs/search', async (request, response) => {
    const caller = await admit(request);
    const asked: SearchRunsRequest = searchRequest.parse(request.body);
    const found = searchRuns(asked, deps, caller);
    answerOnce(response, await orRetry(response, found));
  });

  router.post('/runs/curves', async (request, response) => {
    const caller = await admit(request);
    const asked: RunCurvesRequest = curvesRequest.parse(request.body);
    const curves = readCurves(asked, deps, caller);
    answerOnce(response, await orRetry(response, curves));
  });
}

/** Tells who comes too early when to come again: the question goes on meanwhile. */
async function orRetry<T>(response: Response, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ServiceUnavailableError) {
      response.set('Retry-After', String(RETRY_AFTER_S));
    }
    throw error;
  }
}

/** The time of a source that is fresh moves on by itself, and is no news. */
function newsOf({ asOf, ...status }: TrackingStatus): unknown {
  return status.freshness === 'fresh' ? status : { ...status, asOf };
}
