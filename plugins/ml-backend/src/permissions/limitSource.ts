import { SourceStatus } from '@mlport/backstage-plugin-ml-common';

/**
 * What of a source somebody may know who may see some of its rows: how fresh they are, and why not.
 * How many objects it holds would tell how much others run, and how to repair it concerns those who
 * run it.
 */
export function limitSource(source: SourceStatus): SourceStatus {
  const { cluster, clusterTitle, group, kind, freshness, asOf, error } = source;
  return {
    cluster,
    ...(clusterTitle !== undefined && { clusterTitle }),
    group,
    kind,
    freshness,
    ...(asOf !== undefined && { asOf }),
    ...(error && { error: { code: error.code, message: error.message } }),
  };
}
