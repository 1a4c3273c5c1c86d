import {
  AdmissionReading,
  PodFacts,
  TimelineStep,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../clusters/WorkloadMirror';
import { toIsoTime } from './toIsoTime';

/**
 * The steps of a piece of work whose times are known, oldest first. Only the last of what happens
 * again and again is known.
 */
export function timelineOf(
  { meta, workload }: MirrorRow,
  admission: AdmissionReading | undefined,
  pods: readonly PodFacts[],
): TimelineStep[] {
  const steps: [TimelineStep['what'], number | undefined][] = [
    ['created', meta.createdAt],
    ['queued', sinceOf(admission, 'waiting')],
    ['admitted', sinceOf(admission, 'admitted')],
    ['evicted', sinceOf(admission, 'evicted')],
    ['started', workload.startedAt],
    ['restarted', restartedAt(pods)],
    ['finished', workload.finishedAt],
  ];
  return steps
    .flatMap(([what, at]) => {
      const time = toIsoTime(at);
      return time === undefined || at === undefined
        ? []
        : [{ step: { what, at: time }, at }];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ step }) => step);
}

function sinceOf(
  admission: AdmissionReading | undefined,
  phase: AdmissionReading['phase'],
): number | undefined {
  return admission?.phase === phase ? admission.since : undefined;
}

/** When a container ended the last time of those that were started again. */
function restartedAt(pods: readonly PodFacts[]): number | undefined {
  const ends = pods.flatMap(({ containers }) =>
    containers.flatMap(({ restarts, end }) =>
      restarts > 0 && end?.at !== undefined ? [end.at] : [],
    ),
  );
  return ends.length > 0 ? Math.max(...ends) : undefined;
}
