import {
  ContainerFacts,
  isWorkloadState,
  PodFacts,
} from '@mlport/backstage-plugin-ml-common';
import { Tone } from '../format/stateGroups';
import { Translate } from '../format/Translate';
import { formatReason } from '../format/why';

/** Why a container waits when all is well. */
const ON_ITS_WAY: ReadonlySet<string> = new Set([
  'ContainerCreating',
  'PodInitializing',
]);

const TONES: readonly Tone[] = [
  'danger',
  'warning',
  'waiting',
  'success',
  'quiet',
];

/** The state of a pod: the most telling word of its own and its containers', and its tone. */
export function podState(
  t: Translate,
  pod: PodFacts,
): { word: string; tone: Tone } {
  const say = (reason: string) => formatReason(reason, 'Pod');
  if (pod.deletedAt !== undefined) {
    return { word: t('state.Terminating'), tone: 'quiet' };
  }
  if (pod.reason) {
    return { word: say(pod.reason), tone: 'danger' };
  }
  const stuck = pod.containers.find(
    ({ state, reason }) =>
      state === 'waiting' && reason && !ON_ITS_WAY.has(reason),
  );
  if (stuck?.reason) {
    return { word: say(stuck.reason), tone: 'warning' };
  }
  const failed = pod.containers.find(
    ({ state, end }) => state === 'ended' && end && end.exitCode !== 0,
  );
  if (failed?.end) {
    return {
      word: failed.end.reason ? say(failed.end.reason) : t('state.Failed'),
      tone: 'danger',
    };
  }
  if (pod.unscheduled) {
    return {
      word: say(pod.unscheduled.reason ?? 'Unschedulable'),
      tone: 'waiting',
    };
  }
  return phaseState(t, pod);
}

function phaseState(t: Translate, pod: PodFacts): { word: string; tone: Tone } {
  const phase = pod.phase ?? 'Unknown';
  const word = isWorkloadState(phase) ? t(`state.${phase}`) : phase;
  switch (phase) {
    case 'Running':
      return pod.ready
        ? { word, tone: 'success' }
        : { word: t('state.NotReady'), tone: 'warning' };
    case 'Pending': {
      const waits = pod.containers.find(({ reason }) => reason)?.reason;
      return {
        word: waits ? formatReason(waits, 'Pod') : word,
        tone: 'waiting',
      };
    }
    case 'Failed':
      return { word, tone: 'danger' };
    default:
      return { word, tone: 'quiet' };
  }
}

/** The pods that need somebody first, and then by name, numbers in their order. */
export function sortPods(t: Translate, pods: readonly PodFacts[]): PodFacts[] {
  const rank = new Map(
    pods.map(pod => [pod, TONES.indexOf(podState(t, pod).tone)]),
  );
  return [...pods].sort(
    (a, b) =>
      (rank.get(a) ?? 0) - (rank.get(b) ?? 0) ||
      a.name.localeCompare(b.name, 'en-US', { numeric: true }),
  );
}

/**
 * Which log a reader most likely wants: of the container that ended badly or waits to be started
 * again, and there of the run that ended.
 */
export function likelyLog(
  pod: PodFacts,
): { container: string; previous: boolean } | undefined {
  const main = pod.containers.find(({ isInit }) => !isInit);
  const chosen = pod.containers.find(endedBadly) ?? main ?? pod.containers[0];
  return (
    chosen && {
      container: chosen.name,
      previous: hasPrevious(chosen) && chosen.state === 'waiting',
    }
  );
}

/** Whether there is a log of the run before this one. */
export function hasPrevious(container: ContainerFacts): boolean {
  return container.restarts > 0;
}

function endedBadly({ end, state }: ContainerFacts): boolean {
  return end !== undefined && end.exitCode !== 0 && state !== 'running';
}
