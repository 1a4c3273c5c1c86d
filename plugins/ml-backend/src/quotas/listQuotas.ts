import {
  Kind,
  ListQuotasResponse,
  QuotaItem,
  QuotaReading,
  SourceStatus,
} from '@mlport/backstage-plugin-ml-common';
import { ClusterReadings, MirrorReading } from '../clusters/ClusterReadings';
import { WorkloadScope } from '../workloads/WorkloadScope';

/** What of the quotas somebody may see. */
export interface QuotaAccess {
  /** Shows the quotas of namespaces, as it shows the work in them. */
  scope: WorkloadScope;
  /** Whether the quotas of whole clusters are shown. */
  seesClusters: boolean;
}

/** The quotas that somebody may see, in a steady order, and how far they can be trusted. */
export function listQuotas(
  known: {
    readings: ClusterReadings;
    sources: readonly SourceStatus[];
    kinds: readonly Kind[];
  },
  access: QuotaAccess,
): ListQuotasResponse {
  const { readings, sources, kinds } = known;
  const quotaKinds = kinds.filter(({ reads }) => reads === 'quota');
  return {
    items: readings
      .readings('quota')
      .filter(quota => isShown(quota, access))
      .map(toItem)
      .sort(inOrder),
    sources: access.scope
      .sources(sources)
      .filter(source =>
        quotaKinds.some(
          ({ group, kind }) => group === source.group && kind === source.kind,
        ),
      ),
  };
}

/** Whether a quota is shown to somebody. */
export function isShown(
  quota: MirrorReading<QuotaReading>,
  { scope, seesClusters }: QuotaAccess,
): boolean {
  return quota.meta.namespace === undefined ? seesClusters : scope.shows(quota);
}

function toItem(held: MirrorReading<QuotaReading>): QuotaItem {
  const { cluster, kind, meta, owner, reading } = held;
  return {
    cluster,
    ...(meta.namespace !== undefined && { namespace: meta.namespace }),
    group: kind.group,
    kind: kind.kind,
    name: meta.name,
    uid: meta.uid,
    ...(owner !== undefined && { owner }),
    quota: reading,
  };
}

function inOrder(a: QuotaItem, b: QuotaItem): number {
  const fields = ['cluster', 'kind', 'namespace', 'name'] as const;
  for (const field of fields) {
    const [left = '', right = ''] = [a[field], b[field]];
    if (left !== right) {
      return left < right ? -1 : 1;
    }
  }
  return 0;
}
