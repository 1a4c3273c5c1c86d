import {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Kind,
  mlQuotaReadPermission,
  WorkloadQuery,
} from '@mlport/backstage-plugin-ml-common';
import { Request, Router } from 'express';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { Facts } from '../facts';
import { WorkloadAuthorizer } from '../permissions/WorkloadAuthorizer';
import { listQuotas } from '../quotas/listQuotas';
import { SchemaBook } from '../schemas';
import { Tracking } from '../tracking';
import { WorkloadFilter } from '../workloads/compileFilter';
import { listWorkloads } from '../workloads/listWorkloads';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { addDetailsRoutes } from './addDetailsRoutes';
import { addManifestRoutes } from './addManifestRoutes';
import { addQuotaReportRoutes } from './addQuotaReportRoutes';
import { addTrackingRoutes } from './addTrackingRoutes';
import { answer, answerUnchanged, tagsOf } from './answer';
import { entityTag, newsOf } from './entityTag';
import { explainInput } from './explainInput';
import { jsonBody } from './jsonBody';
import { isSamePage, listTag } from './listTag';
import { openApiSpec } from './openApiSpec';
import { parseQuery } from './parseQuery';
import { resolveFilter } from './resolveFilter';
import { StreamHub } from './stream/StreamHub';
import {
  StreamSlots,
  STREAM_LIMITS,
  TooManyStreamsError,
} from './stream/StreamSlots';
import {
  streamWorkloads,
  STREAM_TIMES,
  StreamTimes,
} from './stream/streamWorkloads';

/** How long somebody without a slot for a stream should wait, in seconds. */
const RETRY_AFTER_S = 10;

/**
 * What the routes need.
 */
export interface RouterOptions {
  book: WorkloadBook;
  hub: StreamHub;
  facts: Pick<Facts, 'details' | 'log' | 'manifest' | 'line'>;
  readings: ClusterReadings;
  schemas: SchemaBook;
  kinds: readonly Kind[];
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  httpAuth: HttpAuthService;
  authorizer: WorkloadAuthorizer;
  permissions: Pick<PermissionsService, 'authorize'>;
  tracking: Pick<Tracking, 'deps'>;
  /** How many streams may be open, in all and per user. */
  streams?: { total: number; perUser: number };
  times?: StreamTimes;
}

/**
 * The HTTP API of the plugin, as `openapi.yaml` describes it.
 */
export function createRouter(options: RouterOptions): Router {
  const { book, hub, catalog, httpAuth, authorizer } = options;
  const slots = StreamSlots.create(options.streams ?? STREAM_LIMITS);
  const router: Router = createValidatedOpenApiRouter(openApiSpec(), {
    middleware: [jsonBody()],
  });

  function credentialsOf(request: Request): Promise<BackstageCredentials> {
    return httpAuth.credentials(request, { allow: ['user', 'service'] });
  }

  /** What the caller asks for, of what the caller may see. */
  async function filterFor(
    credentials: BackstageCredentials,
    query: WorkloadQuery,
  ): Promise<WorkloadFilter> {
    const scope = await authorizer.scopeOf(credentials);
    return resolveFilter(query, { book, catalog, credentials, scope });
  }

  router.get('/workloads', async (request, response) => {
    const credentials = await credentialsOf(request);
    const query = parseQuery(request);
    const filter = await filterFor(credentials, query);
    const tag = listTag(book, filter, query);
    if (isSamePage(book, filter, query, tagsOf(request))) {
      answerUnchanged(response, tag);
    } else {
      answer(request, response, tag, listWorkloads(book, filter, query));
    }
  });

  router.get('/workloads/stream', async (request, response) => {
    const credentials = await credentialsOf(request);
    const query = parseQuery(request);
    const filter = await filterFor(credentials, query);
    let release: () => void;
    try {
      release = slots.take(subjectOf(credentials));
    } catch (error) {
      if (error instanceof TooManyStreamsError) {
        response.set('Retry-After', String(RETRY_AFTER_S));
      }
      throw error;
    }
    try {
      await streamWorkloads(
        response,
        {
          credentials,
          since: request.get('Last-Event-ID') ?? query.since,
          filter,
          resolve: () => filterFor(credentials, query),
        },
        { hub, times: options.times ?? STREAM_TIMES },
      );
    } finally {
      release();
    }
  });

  addDetailsRoutes(router, { ...options, credentialsOf });
  addManifestRoutes(router, { ...options, credentialsOf });
  addQuotaReportRoutes(router, { ...options, credentialsOf });
  addTrackingRoutes(router, { ...options, credentialsOf });

  router.get('/quotas', async (request, response) => {
    const credentials = await credentialsOf(request);
    const { scope, allowed } = await authorizer.scopeWith(
      credentials,
      mlQuotaReadPermission,
    );
    const sources = book.sources();
    const access = { scope, seesClusters: allowed };
    const quotas = listQuotas({ ...options, sources }, access);
    const tag = entityTag(
      scope.fingerprint,
      scope.sourcesFingerprint,
      quotas.items,
      newsOf(quotas.sources),
    );
    answer(request, response, tag, quotas);
  });

  router.get('/sources', async (request, response) => {
    const credentials = await credentialsOf(request);
    const scope = await authorizer.scopeOf(credentials);
    const items = scope.sources(book.sources());
    // Counts and times are what one looks here for, so they are part of the tag.
    answer(request, response, entityTag(items), { items });
  });

  router.use(explainInput());
  return router;
}

/** Who a caller is, for counting. */
function subjectOf({ principal }: BackstageCredentials): string {
  const known = principal as {
    type?: string;
    userEntityRef?: string;
    subject?: string;
  };
  return `${known.type}:${known.userEntityRef ?? known.subject}`;
}
