import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Kind,
  mlQuotaReadPermission,
  QuotaAddress,
} from '@mlport/backstage-plugin-ml-common';
import { Request, Router } from 'express';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { Facts } from '../facts';
import { WorkloadAuthorizer } from '../permissions/WorkloadAuthorizer';
import { QuotaAccess } from '../quotas/listQuotas';
import { getQuotaReport, listQuotaReports } from '../quotas/reportQuotas';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { answer } from './answer';
import { entityTag, newsOf } from './entityTag';

/** Adds the routes of reports of quotas. */
export function addQuotaReportRoutes(
  router: Router,
  options: {
    book: WorkloadBook;
    readings: ClusterReadings;
    kinds: readonly Kind[];
    facts: Pick<Facts, 'line'>;
    authorizer: WorkloadAuthorizer;
    credentialsOf(request: Request): Promise<BackstageCredentials>;
  },
): void {
  async function accessOf(request: Request): Promise<QuotaAccess> {
    const { scope, allowed } = await options.authorizer.scopeWith(
      await options.credentialsOf(request),
      mlQuotaReadPermission,
    );
    return { scope, seesClusters: allowed };
  }

  router.get('/quotas/report', async (request, response) => {
    const access = await accessOf(request);
    const reports = await listQuotaReports(options, access);
    const { items, clusters, sources } = reports;
    const tag = tagOf(access, [items, clusters], newsOf(sources));
    answer(request, response, tag, reports);
  });

  router.get(
    '/quotas/report/:cluster/:kind/:namespace/:name',
    async (request, response) => {
      const access = await accessOf(request);
      const report = await getQuotaReport(
        quotaAddressOf(request),
        options,
        access,
      );
      const { item, cluster, sources } = report;
      const tag = tagOf(access, [item, cluster], newsOf(sources));
      answer(request, response, tag, report);
    },
  );
}

function tagOf({ scope }: QuotaAccess, ...said: unknown[]): string {
  return entityTag(scope.fingerprint, scope.sourcesFingerprint, ...said);
}

/** The address in the path of a request; a dash stands for the whole cluster. */
function quotaAddressOf({ params }: Request): QuotaAddress {
  const { cluster, kind, namespace, name } = params;
  return { cluster, kind, ...(namespace !== '-' && { namespace }), name };
}
