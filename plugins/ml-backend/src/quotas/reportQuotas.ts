import { NotFoundError } from '@backstage/errors';
import {
  Kind,
  ListQuotaReportsResponse,
  QuotaAddress,
  QuotaReportCluster,
  QuotaReportResponse,
  QuotaReading,
} from '@mlport/backstage-plugin-ml-common';
import { Clock, systemClock } from '../clusters/Clock';
import { ClusterReadings, MirrorReading } from '../clusters/ClusterReadings';
import { Facts } from '../facts';
import { clustersOf, KnownCluster } from '../permissions/clustersOf';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { askLines } from './askLines';
import { ClusterReport } from './ClusterReport';
import { QuotaAccess } from './listQuotas';
import { physicalOf } from './physicalOf';
import { quotaKindOf } from './quotaKindOf';
import { gapsOf, knowsCohorts, usedSources } from './reportParts';

/** What reports are made of. */
export interface ReportOptions {
  book: WorkloadBook;
  readings: ClusterReadings;
  kinds: readonly Kind[];
  facts: Pick<Facts, 'line'>;
  clock?: Clock;
}

/** Every quota of accelerators that somebody may see, with who holds it and who waits for it. */
export async function listQuotaReports(
  options: ReportOptions,
  access: QuotaAccess,
): Promise<ListQuotaReportsResponse> {
  const clusters = clustersOf(options.book.sources(), access.scope).map(
    cluster => openCluster(cluster, options, access),
  );
  const listed = clusters.flatMap(({ report }) =>
    report
      .listed()
      .sort(inOrder)
      .map(quota => ({ report, quota })),
  );
  const lines = await askLines(
    listed.flatMap(({ report, quota }) => report.waitingQueues(quota)),
    { ...options, clock: options.clock ?? systemClock },
  );
  return {
    items: listed.map(({ report, quota }) => report.report(quota, lines)),
    clusters: clusters.map(({ answer }) => answer),
    sources: sourcesOf(options, access),
  };
}

/**
 * One quota, with who holds it and who waits for it.
 *
 * @throws NotFoundError when there is none, or the caller may not see it.
 */
export async function getQuotaReport(
  address: QuotaAddress,
  options: ReportOptions,
  access: QuotaAccess,
): Promise<QuotaReportResponse> {
  const known = clustersOf(options.book.sources(), access.scope).find(
    ({ name }) => name === address.cluster,
  );
  const cluster = known && openCluster(known, options, access);
  const quota = cluster?.report.shown().find(held => isAt(held, address));
  if (!cluster || !quota) {
    throw new NotFoundError(
      `There is no quota '${address.name}' on the cluster '${address.cluster}', or you may not see it`,
    );
  }
  const lines = await askLines(cluster.report.waitingQueues(quota), {
    ...options,
    clock: options.clock ?? systemClock,
  });
  return {
    item: cluster.report.report(quota, lines),
    cluster: cluster.answer,
    sources: sourcesOf(options, access).filter(
      source => source.cluster === address.cluster,
    ),
  };
}

function openCluster(
  { name, title }: KnownCluster,
  { book, readings, kinds }: ReportOptions,
  access: QuotaAccess,
): { report: ClusterReport; answer: QuotaReportCluster } {
  const used = usedSources(
    book.sources().filter(({ cluster }) => cluster === name),
    kinds,
  );
  const gaps = gapsOf(used);
  const report = ClusterReport.create(
    name,
    {
      readings,
      book,
      cohortsKnown: knowsCohorts(used),
      isWhole: !gaps.missing.includes('work'),
    },
    access,
  );
  const nodes = readings.readings('node', name).map(({ reading }) => reading);
  return {
    report,
    answer: {
      name,
      ...(title !== undefined && { title }),
      ...(access.seesClusters && {
        physical: physicalOf(nodes),
        cohorts: report.cohorts.reports(),
      }),
      ...gaps,
    },
  };
}

function sourcesOf({ book, kinds }: ReportOptions, { scope }: QuotaAccess) {
  return usedSources(scope.sources(book.sources()), kinds).map(
    ({ status }) => status,
  );
}

function isAt(
  { kind, meta }: MirrorReading<QuotaReading>,
  address: QuotaAddress,
): boolean {
  return (
    quotaKindOf(kind) === address.kind &&
    meta.namespace === address.namespace &&
    meta.name === address.name
  );
}

/** ClusterQueues before LocalQueues before ResourceQuotas, as the alphabet has them. */
function inOrder(
  a: MirrorReading<QuotaReading>,
  b: MirrorReading<QuotaReading>,
): number {
  const keyOf = ({ kind, meta }: MirrorReading<QuotaReading>) =>
    [kind.kind, meta.namespace ?? '', meta.name].join('\n');
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
