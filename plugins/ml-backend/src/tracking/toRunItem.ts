import { Run, RunItem } from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../clusters/WorkloadMirror';
import { findJob } from './findJob';
import { TrackingCaller } from './TrackingCaller';
import { TrackingDeps } from './TrackingDeps';

/** A run as it goes over the wire, with its job where the caller may see that. */
export function toRunItem(
  run: Run,
  caller: TrackingCaller,
  deps: TrackingDeps,
): RunItem {
  const row = findJob(run, caller, deps);
  if (!row) {
    return run;
  }
  const { cluster, kind, meta, workload } = row;
  const acceleratorTime = acceleratorTimeOf(run, row, deps.clock.now());
  return {
    ...run,
    job: {
      cluster,
      namespace: meta.namespace ?? '',
      group: kind.group,
      kind: kind.kind,
      name: meta.name,
      state: workload.state,
    },
    ...(acceleratorTime && { acceleratorTime }),
  };
}

/** What the job holds while the run goes on, for as long as it went on; a run that goes on counts to now. */
function acceleratorTimeOf(
  { startedAt, endedAt, status }: Run,
  { workload }: MirrorRow,
  now: number,
): RunItem['acceleratorTime'] {
  const { accelerators, finishedAt } = workload;
  // A job that ended before its run was told so has let go of what it held.
  const until = Math.min(
    endedAt ?? (status === 'running' ? now : NaN),
    finishedAt ?? Infinity,
  );
  const seconds = Math.round((until - (startedAt ?? NaN)) / 1000);
  if (accelerators.length === 0 || !(seconds >= 0)) {
    return undefined;
  }
  return accelerators.map(({ resource, count }) => ({
    resource,
    count,
    seconds,
  }));
}
