import {
  CohortReport,
  QuotaReport,
  QuotaReportCluster,
} from '@mlport/backstage-plugin-ml-common';

/** Quotas that are shown together. */
export interface QuotaGroup {
  key: string;
  is: 'cohort' | 'alone' | 'namespaces';
  cohort?: CohortReport;
  reports: QuotaReport[];
}

/**
 * The quotas of a cluster as they belong together: the queues of each cohort, queues in none, and
 * quotas of namespaces. Groups without a quota do not appear.
 */
export function groupQuotas(
  reports: readonly QuotaReport[],
  { cohorts = [] }: QuotaReportCluster,
): QuotaGroup[] {
  const groups: QuotaGroup[] = [
    ...cohorts.map(cohort => ({
      key: `cohort ${cohort.name}`,
      is: 'cohort' as const,
      cohort,
      reports: reports.filter(
        ({ scope, parent }) => scope === 'cluster' && parent === cohort.name,
      ),
    })),
  ];
  const grouped = new Set(groups.flatMap(group => group.reports));
  const rest = reports.filter(report => !grouped.has(report));
  return [
    ...groups,
    {
      key: 'alone',
      is: 'alone' as const,
      reports: rest.filter(({ namespace }) => namespace === undefined),
    },
    {
      key: 'namespaces',
      is: 'namespaces' as const,
      reports: rest.filter(({ namespace }) => namespace !== undefined),
    },
  ].filter(group => group.reports.length > 0);
}
