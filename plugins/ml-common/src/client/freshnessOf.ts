import { Freshness, SourceError, SourceStatus, WorkloadItem } from '../api';

/**
 * How far one row can be trusted.
 *
 * @public
 */
export interface RowFreshness {
  freshness: Freshness;
  /** When the cluster last confirmed the row; ISO 8601. */
  asOf?: string;
  error?: SourceError;
}

/**
 * How fresh a row is: what its source says. A row whose source is not among them is stale, since
 * nobody vouches for it.
 *
 * @public
 */
export function freshnessOf(
  item: Pick<WorkloadItem, 'cluster' | 'group' | 'kind'>,
  sources: readonly SourceStatus[],
): RowFreshness {
  const source = sources.find(
    candidate =>
      candidate.cluster === item.cluster &&
      candidate.group === item.group &&
      candidate.kind === item.kind,
  );
  if (!source) {
    return { freshness: 'stale' };
  }
  return {
    freshness: source.freshness,
    ...(source.asOf !== undefined && { asOf: source.asOf }),
    ...(source.error !== undefined && { error: source.error }),
  };
}
