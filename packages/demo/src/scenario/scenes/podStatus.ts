import { isJsonObject, JsonObject } from '../../pocket/ApiObject';
import { randomOf, suffixOf } from '../random';
import { timestamp } from '../RunPlan';
import { ContainerEnd, PodCourse } from './PodCourse';

type Container = { name: string; image: string };

/** The status of a pod as scheduler and kubelet write it. */
export function podStatus(
  pod: { name: string; madeAt: number; spec: JsonObject },
  course: PodCourse,
): JsonObject {
  if (course.is === 'unschedulable') {
    return {
      phase: 'Pending',
      conditions: [
        {
          ...condition('PodScheduled', false, pod.madeAt),
          reason: 'Unschedulable',
          message: course.message,
        },
      ],
      qosClass: 'Burstable',
    };
  }
  const initWaits = course.is === 'waiting' && course.init === true;
  const ready = course.is === 'running';
  const since = changedAt(pod.madeAt, course);
  const not = ready ? {} : whyNotReady(course);
  const ip = `10.64.${octet('a', pod.name)}.${octet('b', pod.name)}`;
  const inits = containersOf(pod.spec, 'initContainers');
  return {
    phase: phaseOf(course),
    conditions: [
      condition('PodReadyToStartContainers', course.is !== 'ended', pod.madeAt),
      condition('Initialized', !initWaits, pod.madeAt),
      { ...condition('Ready', ready, since), ...not },
      { ...condition('ContainersReady', ready, since), ...not },
      condition('PodScheduled', true, pod.madeAt),
    ],
    podIP: ip,
    podIPs: [{ ip }],
    startTime: timestamp(pod.madeAt),
    ...(inits.length > 0 && {
      initContainerStatuses: inits.map(container =>
        initWaits
          ? containerStatus(container, course)
          : initialized(container, pod.madeAt),
      ),
    }),
    containerStatuses: containersOf(pod.spec, 'containers').map(container =>
      containerStatus(
        container,
        initWaits
          ? { is: 'waiting', reason: 'PodInitializing', message: '' }
          : course,
      ),
    ),
    qosClass: 'Burstable',
  };
}

function phaseOf(course: PodCourse): string {
  switch (course.is) {
    case 'running':
      return 'Running';
    case 'ended':
      return course.end.exitCode === 0 ? 'Succeeded' : 'Failed';
    default:
      // A container that has run once leaves its pod running while it waits.
      return 'lastEnd' in course && course.lastEnd && !course.init
        ? 'Running'
        : 'Pending';
  }
}

function changedAt(
  madeAt: number,
  course: Exclude<PodCourse, { is: 'unschedulable' }>,
): number {
  switch (course.is) {
    case 'running':
      return course.since;
    case 'ended':
      return course.end.finishedAt;
    default:
      return course.lastEnd?.finishedAt ?? madeAt;
  }
}

function whyNotReady(course: PodCourse): JsonObject {
  return course.is === 'ended' && course.end.exitCode === 0
    ? { reason: 'PodCompleted' }
    : {
        reason: 'ContainersNotReady',
        message: 'containers with unready status',
      };
}

function condition(type: string, status: boolean, since: number): JsonObject {
  return {
    type,
    status: status ? 'True' : 'False',
    lastProbeTime: null,
    lastTransitionTime: timestamp(since),
  };
}

function containerStatus(
  { name, image }: Container,
  course: Exclude<PodCourse, { is: 'unschedulable' }>,
): JsonObject {
  const running = course.is === 'running';
  const lastEnd = course.is === 'ended' ? undefined : course.lastEnd;
  const pulled = running || course.is === 'ended' || lastEnd !== undefined;
  return {
    name,
    state: containerState(course),
    lastState: lastEnd ? { terminated: ended(lastEnd) } : {},
    ready: running,
    restartCount: course.is === 'ended' ? 0 : course.restarts ?? 0,
    image,
    imageID: pulled ? `${image}@sha256:${suffixOf(64, image)}` : '',
    started: running,
  };
}

function containerState(
  course: Exclude<PodCourse, { is: 'unschedulable' }>,
): JsonObject {
  switch (course.is) {
    case 'running':
      return { running: { startedAt: timestamp(course.since) } };
    case 'ended':
      return { terminated: ended(course.end) };
    default:
      return {
        waiting: {
          reason: course.reason,
          ...(course.message && { message: course.message }),
        },
      };
  }
}

function initialized({ name, image }: Container, at: number): JsonObject {
  const end = ended({
    exitCode: 0,
    reason: 'Completed',
    startedAt: at,
    finishedAt: at,
  });
  return {
    name,
    state: { terminated: end },
    lastState: {},
    ready: true,
    restartCount: 0,
    image,
    imageID: `${image}@sha256:${suffixOf(64, image)}`,
    started: false,
  };
}

function ended({ startedAt, finishedAt, ...end }: ContainerEnd): JsonObject {
  return {
    ...end,
    startedAt: timestamp(startedAt),
    finishedAt: timestamp(finishedAt),
  };
}

function containersOf(spec: JsonObject, field: string): Container[] {
  const containers = spec[field];
  return (Array.isArray(containers) ? containers : [])
    .filter(isJsonObject)
    .map(({ name, image }) => ({ name: String(name), image: String(image) }));
}

function octet(...parts: string[]): number {
  return 1 + Math.floor(randomOf('ip', ...parts) * 250);
}
