import { ApiObject, isJsonObject, JsonObject } from '../../pocket/ApiObject';
import { randomOf, suffixOf, uidOf } from '../random';
import {
  FailureCause,
  podSetsOf,
  RunPlan,
  Step,
  StepType,
  timestamp,
} from '../RunPlan';
import { podTemplate } from './template';

/** One pod of a run: its place, and how often it was made anew. */
type Place = { name: string; role: string; index: number; failing: boolean };

/** When a pod was made and last changed, and why it failed, if it did. */
type Moments = { since: number; begun: number; cause: FailureCause };

/** What a pod does after some steps. */
type PodState = 'Pending' | 'Running' | 'Failed' | 'Succeeded';

/** The pods of a run after some steps; none while it may not start. */
export function pods(plan: RunPlan, steps: Step[]): ApiObject[] {
  const state = podState(plan, steps);
  if (!state) {
    return [];
  }
  return placesOf(plan).map(place => {
    // Only the pod that fails shows it; its neighbors wait for it.
    const own =
      state.now === 'Failed' && !place.failing ? 'Running' : state.now;
    return pod(plan, steps, place, own, state.moments);
  });
}

/** The name of the pod whose container fails. */
export function failingPodName(plan: RunPlan): string {
  const places = placesOf(plan);
  return places[places.length - 1].name;
}

function podState(plan: RunPlan, steps: Step[]) {
  let now: PodState | undefined = plan.queue ? undefined : 'Pending';
  let since = steps[0].at;
  let begun = since;
  let cause = plan.failureCause;
  const moves: { [type in StepType]?: PodState | null } = {
    admitted: 'Pending',
    resumed: 'Pending',
    started: 'Running',
    restarting: 'Failed',
    preempted: null,
    suspended: null,
    succeeded: 'Succeeded',
    failed: 'Failed',
  };
  for (const { type, at } of steps) {
    const move = moves[type];
    if (move !== undefined) {
      now = move ?? undefined;
      since = at;
      cause = type === 'restarting' ? plan.restartCause : plan.failureCause;
      if (type === 'admitted' || type === 'resumed') {
        begun = at;
      }
    }
  }
  return now && { now, moments: { since, begun, cause } };
}

function placesOf(plan: RunPlan): Place[] {
  const places = podSetsOf(plan).flatMap(({ role, count }) =>
    Array.from({ length: count }, (_, index) => ({
      name:
        plan.kind === 'Job'
          ? `${plan.name}-${index}-${suffixOf(5, plan.uid, index)}`
          : `${plan.name}-${role.toLowerCase()}-${index}`,
      role,
      index,
      failing: false,
    })),
  );
  return places.map((place, at) => ({
    ...place,
    failing: at === places.length - 1,
  }));
}

function pod(
  plan: RunPlan,
  steps: Step[],
  place: Place,
  state: PodState,
  moments: Moments,
): ApiObject {
  const restarts = place.failing
    ? steps.filter(step => step.type === 'restarting').length
    : 0;
  const template = podTemplate(plan, true);
  const spec = isJsonObject(template.spec) ? template.spec : {};
  const scheduled = !(
    state === 'Pending' && plan.startProblem === 'Unschedulable'
  );
  const node =
    plan.nodes[Math.floor(randomOf(plan.uid, place.name) * plan.nodes.length)];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: place.name,
      namespace: plan.namespace,
      // A pod that the operator made anew is another pod.
      uid: uidOf('pod', plan.uid, place.name, moments.begun, restarts),
      creationTimestamp: timestamp(moments.begun),
      generation: 1,
      labels: { ...plan.labels, ...controllerLabels(plan, place) },
      ownerReferences: [
        {
          apiVersion: plan.kind === 'Job' ? 'batch/v1' : 'kubeflow.org/v1',
          kind: plan.kind,
          name: plan.name,
          uid: plan.uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: {
      ...spec,
      restartPolicy: plan.restartPolicy === 'OnFailure' ? 'OnFailure' : 'Never',
      schedulerName: 'default-scheduler',
      serviceAccountName: 'default',
      ...(scheduled && { nodeName: node }),
    },
    status: podStatus(plan, state, scheduled, place, moments),
  };
}

function controllerLabels(
  plan: RunPlan,
  place: Place,
): { [key: string]: string } {
  if (plan.kind === 'Job') {
    return {
      'batch.kubernetes.io/controller-uid': plan.uid,
      'batch.kubernetes.io/job-name': plan.name,
      'batch.kubernetes.io/job-completion-index': String(place.index),
    };
  }
  return {
    'training.kubeflow.org/job-name': plan.name,
    'training.kubeflow.org/operator-name': 'pytorchjob-controller',
    'training.kubeflow.org/replica-index': String(place.index),
    'training.kubeflow.org/replica-type': place.role.toLowerCase(),
    ...(place.role === 'Master' && {
      'training.kubeflow.org/job-role': 'master',
    }),
  };
}

function podStatus(
  plan: RunPlan,
  state: PodState,
  scheduled: boolean,
  place: Place,
  moments: Moments,
): JsonObject {
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
  const ip = `10.64.${Math.floor(
    randomOf('ip', place.name) * 250,
  )}.${Math.floor(randomOf('ip', plan.uid, place.name) * 250)}`;
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
        name: plan.kind === 'PyTorchJob' ? 'pytorch' : 'main',
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
