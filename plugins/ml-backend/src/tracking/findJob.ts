import { Run } from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../clusters/WorkloadMirror';
import { TrackingCaller } from './TrackingCaller';
import { TrackingDeps } from './TrackingDeps';

/** How far clocks may be apart, in milliseconds. */
const SKEW_MS = 60_000;

/**
 * The row of the job that a run says it ran in, if the caller may see it. A uid says which job it
 * was. A name is used again, so by name the job must have been there when the run began.
 */
export function findJob(
  run: Pick<Run, 'origin' | 'startedAt'>,
  caller: Pick<TrackingCaller, 'workloads'>,
  deps: Pick<TrackingDeps, 'book' | 'readings'>,
): MirrorRow | undefined {
  const { job } = run.origin;
  const { workloads } = caller;
  if (!job || !workloads) {
    return undefined;
  }
  const clusters =
    job.cluster !== undefined
      ? [job.cluster]
      : new Set(deps.book.sources().map(({ cluster }) => cluster));
  for (const cluster of clusters) {
    const row =
      job.uid !== undefined
        ? deps.book.entry({ cluster, uid: job.uid })?.row
        : byName(cluster, run, deps);
    if (row && workloads.shows(row)) {
      return row;
    }
  }
  return undefined;
}

function byName(
  cluster: string,
  { origin: { job }, startedAt }: Pick<Run, 'origin' | 'startedAt'>,
  { readings }: Pick<TrackingDeps, 'readings'>,
): MirrorRow | undefined {
  const { namespace, apiVersion, kind, name } = job ?? {};
  if (!namespace || !apiVersion || !kind || !name || startedAt === undefined) {
    return undefined;
  }
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  const row = readings.rowAt({ cluster, namespace, group, kind, name });
  const { createdAt } = row?.meta ?? {};
  const { finishedAt = Infinity } = row?.workload ?? {};
  const wasThere =
    createdAt !== undefined &&
    createdAt <= startedAt + SKEW_MS &&
    finishedAt >= startedAt - SKEW_MS;
  return wasThere ? row : undefined;
}
