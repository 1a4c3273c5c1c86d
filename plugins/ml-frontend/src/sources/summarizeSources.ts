import { Freshness, SourceStatus } from '@mlport/backstage-plugin-ml-common';

/** One cluster with all its kinds, as the strip shows it. */
export interface ClusterSummary {
  cluster: string;
  title: string;
  /** The worst that is true of the whole cluster, not of single kinds. */
  freshness: Freshness;
  /** When a stale cluster last confirmed what is shown. */
  asOf?: string;
  /** Why it is not fresh, in a few words. */
  cause?: string;
  /** How many kinds the portal may not read, where it may read others. */
  forbidden: number;
  /** How many kinds could never be loaded, where others could. */
  unreachable: number;
  sources: SourceStatus[];
}

/**
 * The sources by cluster, in the order of their titles. A kind that a cluster does not serve is
 * not news. A single kind that is forbidden or broken is said beside the cluster, which stays fresh.
 */
export function summarizeSources(
  sources: readonly SourceStatus[],
): ClusterSummary[] {
  const clusters = new Map<string, SourceStatus[]>();
  for (const source of sources) {
    clusters.set(source.cluster, [
      ...(clusters.get(source.cluster) ?? []),
      source,
    ]);
  }
  return [...clusters]
    .map(([cluster, own]) => summarizeCluster(cluster, own))
    .sort((a, b) => a.title.localeCompare(b.title));
}

function summarizeCluster(
  cluster: string,
  sources: SourceStatus[],
): ClusterSummary {
  const served = sources.filter(({ freshness }) => freshness !== 'missing');
  const having = (freshness: Freshness) =>
    served.filter(source => source.freshness === freshness);
  const all = (freshness: Freshness) =>
    served.length > 0 && having(freshness).length === served.length;
  const stale = having('stale').sort((a, b) =>
    (a.asOf ?? '').localeCompare(b.asOf ?? ''),
  );
  const whole: Freshness | undefined = (
    ['unsupported', 'unreachable', 'forbidden'] as const
  ).find(all);
  const partly = having('syncing').length > 0 ? 'syncing' : 'fresh';
  const freshness = whole ?? (stale.length > 0 ? 'stale' : partly);
  const bad = whole ? having(whole)[0] : stale[0];
  return {
    cluster,
    title: sources.find(source => source.clusterTitle)?.clusterTitle ?? cluster,
    freshness,
    asOf: stale[0]?.asOf,
    cause: bad?.error?.message,
    forbidden: whole === 'forbidden' ? 0 : having('forbidden').length,
    unreachable: whole === 'unreachable' ? 0 : having('unreachable').length,
    sources: [...sources].sort((a, b) => a.kind.localeCompare(b.kind)),
  };
}
