import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../clusters/WorkloadMirror';

/** What of a row, or of a quota, decides who may see it. */
export type ScopedRow = Pick<MirrorRow, 'cluster' | 'kind' | 'meta' | 'owner'>;

/**
 * What of all work somebody may see. Every filter has one: what it hides is not listed, not counted
 * and not streamed.
 */
export interface WorkloadScope {
  /** Equal for scopes that show the same. */
  readonly fingerprint: string;
  shows(row: ScopedRow): boolean;
  /** Equal for scopes that show the same of every source. */
  readonly sourcesFingerprint: string;
  /** The sources of what may be seen, and of each what may be known. */
  sources(all: readonly SourceStatus[]): SourceStatus[];
}
