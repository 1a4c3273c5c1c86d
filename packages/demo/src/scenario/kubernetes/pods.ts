import { ApiObject, isJsonObject, JsonObject } from '../../pocket/ApiObject';
import { randomOf, suffixOf, uidOf } from '../random';
import { podSetsOf, RunPlan, Step, StepType, timestamp } from '../RunPlan';
import { Moments, PodState, runPodStatus } from './runPodStatus';
import { podTemplate } from './template';

/** One pod of a run: its place, and how often it was made anew. */
type Place = { name: string; role: string; index: number; failing: boolean };

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
      labels: { ...labelsOf(template), ...controllerLabels(plan, place) },
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
    status: runPodStatus({
      plan,
      name: place.name,
      state,
      scheduled,
      moments,
    }),
  };
}

function labelsOf({ metadata }: JsonObject): { [key: string]: string } {
  const labels = isJsonObject(metadata) ? metadata.labels : {};
  return { ...(labels as { [key: string]: string }) };
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
