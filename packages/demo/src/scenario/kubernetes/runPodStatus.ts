import { JsonObject } from '../../pocket/ApiObject';
import { randomOf, suffixOf } from '../random';
import { containerOf, FailureCause, RunPlan, timestamp } from '../RunPlan';

/** When a pod was made and last changed, and why it failed, if it did. */
export type Moments = { since: number; begun: number; cause: FailureCause };

/** What a pod does after some steps. */
export type PodState = 'Pending' | 'Running' | 'Failed' | 'Succeeded';

/** The status of one pod of a run, as scheduler and kubelet write it. */
export function runPodStatus(pod: {
  plan: RunPlan;
  name: string;
  state: PodState;
  /** Whether the scheduler found a node. */
  scheduled: boolean;
  moments: Moments;
}): JsonObject {
  const { plan, name, state, scheduled, moments } = pod;
  const { since, begun } = moments;
  const condition = (type: string, status: boolean, more: JsonObject = {}) => ({
    type,
    status: status ? 'True' : 'False',
    lastProbeTime: null,
    lastTransitionTime: timestamp(since),
    ...more,
  });
  if (!scheduled) {
    return {
      phase: 'Pending',
      conditions: [
        condition('PodScheduled', false, {
          reason: 'Unschedulable',
          message: `0/${plan.nodes.length} nodes are available: ${plan.nodes.length} Insufficient nvidia.com/gpu. preemption: 0/${plan.nodes.length} nodes are available: ${plan.nodes.length} No preemption victims found for incoming pod.`,
        }),
      ],
      qosClass: 'Burstable',
    };
  }
  const running = state === 'Running';
  const notReady = running ? {} : whyNotReady(state);
  const ip = `10.64.${Math.floor(randomOf('ip', name) * 250)}.${Math.floor(
    randomOf('ip', plan.uid, name) * 250,
  )}`;
  return {
    phase: state,
    conditions: [
      condition('PodReadyToStartContainers', state === 'Running'),
      condition('Initialized', true),
      condition('Ready', running, notReady),
      condition('ContainersReady', running, notReady),
      condition('PodScheduled', true),
    ],
    podIP: ip,
    podIPs: [{ ip }],
    startTime: timestamp(begun),
    containerStatuses: [
      {
        name: containerOf(plan).name,
        state: containerState(plan, state, moments),
        lastState: {},
        ready: running,
        restartCount: 0,
        image: plan.image,
        imageID: running
          ? `${plan.image}@sha256:${suffixOf(64, plan.image)}`
          : '',
        started: running,
      },
    ],
    qosClass: 'Burstable',
  };
}

function whyNotReady(state: PodState): JsonObject {
  return state === 'Succeeded'
    ? { reason: 'PodCompleted' }
    : {
        reason: 'ContainersNotReady',
        message: 'containers with unready status',
      };
}

function containerState(
  plan: RunPlan,
  state: PodState,
  { since, begun, cause }: Moments,
): JsonObject {
  const times = {
    startedAt: timestamp(begun),
    finishedAt: timestamp(since),
  };
  switch (state) {
    case 'Running':
      return { running: { startedAt: timestamp(since) } };
    case 'Succeeded':
      return { terminated: { exitCode: 0, reason: 'Completed', ...times } };
    case 'Failed': {
      const { exitCode, reason } = cause;
      return { terminated: { exitCode, reason, ...times } };
    }
    default:
      return plan.startProblem === 'ImagePullBackOff'
        ? {
            waiting: {
              reason: 'ImagePullBackOff',
              message: `Back-off pulling image "${plan.image}": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "${plan.image}": not found`,
            },
          }
        : { waiting: { reason: 'ContainerCreating' } };
  }
}
