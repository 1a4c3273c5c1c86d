import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { WorkloadScope } from '../workloads/WorkloadScope';
import { CompiledConditions } from './compileConditions';
import { limitSource } from './limitSource';

/**
 * What somebody may see.
 *
 * @param conditions - Which work; all when absent.
 * @param readsSources - Whether how the clusters are read is told in full.
 */
export function scopeOf(
  conditions: CompiledConditions | undefined,
  readsSources: boolean,
): WorkloadScope {
  const tell = readsSources ? (all: SourceStatus) => all : limitSource;
  const depth = readsSources ? 'full' : 'limited';
  if (!conditions) {
    return {
      fingerprint: 'all',
      shows: () => true,
      sourcesFingerprint: `${depth} all`,
      sources: all => all.map(tell),
    };
  }
  const { fingerprint, shows, sourcesFingerprint, canHold } = conditions;
  return {
    fingerprint,
    shows,
    sourcesFingerprint: `${depth} ${sourcesFingerprint}`,
    sources: all =>
      all
        .filter(source => isListOfClusters(source) || canHold(source))
        .map(tell),
  };
}

/** Stands in for all sources while it is not known which clusters there are. */
function isListOfClusters({ group, kind }: SourceStatus): boolean {
  return group === '' && kind === 'Cluster';
}
