import {
  Kind,
  QuotaReportPart,
  SourceStatus,
} from '@mlport/backstage-plugin-ml-common';
import { isWhole, partOf } from '../fit/fitSnapshotOf';

/** A source that a report rests on, and as what. */
export interface UsedSource {
  part: QuotaReportPart;
  status: SourceStatus;
}

/** The sources that reports rest on. */
export function usedSources(
  sources: readonly SourceStatus[],
  kinds: readonly Kind[],
): UsedSource[] {
  return sources.flatMap(status => {
    const kind = kinds.find(
      each => each.group === status.group && each.kind === status.kind,
    );
    const part = kind && reportPartOf(kind);
    return part ? [{ part, status }] : [];
  });
}

/** What of a cluster could not be read, or not lately, and of when the oldest of it is. */
export function gapsOf(used: readonly UsedSource[]): {
  missing: QuotaReportPart[];
  asOf?: string;
} {
  const gaps = used.filter(({ status }) => !isWhole(status));
  const [asOf] = gaps.flatMap(({ status }) => status.asOf ?? []).sort();
  return {
    missing: [...new Set(gaps.map(({ part }) => part))],
    ...(asOf !== undefined && { asOf }),
  };
}

/**
 * Whether what cohorts add of their own is known: all lists of queues and cohorts are held, be they of
 * now or not, or there are none.
 */
export function knowsCohorts(used: readonly UsedSource[]): boolean {
  return !used.some(
    ({ part, status }) =>
      part === 'queues' && !isWhole(status) && status.freshness !== 'stale',
  );
}

function reportPartOf(kind: Kind): QuotaReportPart | undefined {
  return kind.reads === 'workload' || kind.reads === 'admission'
    ? 'work'
    : partOf(kind);
}
