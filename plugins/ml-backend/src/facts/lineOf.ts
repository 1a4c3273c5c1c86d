import { Surroundings } from '../clusters/ClusterReadings';
import { MirrorRow } from '../clusters/WorkloadMirror';
import { admissionObjectOf } from './explainRow';
import { InLine } from './QueuePlaces';

/** What Kueue has of a row that waits in a LocalQueue; nothing for one that does not. */
export function lineOf(
  row: MirrorRow,
  surroundings: Surroundings | undefined,
): InLine | undefined {
  const admission = admissionObjectOf(row, surroundings);
  const { phase, queue } = admission?.reading ?? {};
  const { namespace } = row.meta;
  const waits = phase === 'waiting' || phase === 'evicted';
  return admission && waits && queue !== undefined && namespace !== undefined
    ? { cluster: row.cluster, namespace, queue, workload: admission.meta.name }
    : undefined;
}

/** Whether Kueue has not let it start: then it has no pods to ask for. */
export function hasNoPodsYet(
  row: MirrorRow,
  surroundings: Surroundings | undefined,
): boolean {
  return (
    row.workload.state === 'Queued' &&
    admissionObjectOf(row, surroundings)?.reading.phase === 'waiting'
  );
}
