import { ApiObject, JsonObject } from '../../pocket/ApiObject';
import { podSetsOf, RunPlan, Step, timestamp } from '../RunPlan';
import { isSuspended, jobMetadata } from './metadata';
import { podTemplate } from './template';

type Condition = {
  type: string;
  status: string;
  reason: string;
  message: string;
  lastUpdateTime: string;
  lastTransitionTime: string;
};

/** Of these two, only the later one is kept. */
const OPPOSITES: { [type: string]: string | undefined } = {
  Running: 'Restarting',
  Restarting: 'Running',
};

/**
 * A PyTorchJob as the training operator (v1.9) writes it after some steps. Order of conditions,
 * reasons and messages were compared with recordings of that controller.
 */
export function pyTorchJob(plan: RunPlan, steps: Step[]): ApiObject {
  const admitted = steps.some(step => step.type === 'admitted');
  const roles = podSetsOf(plan).map(({ role, count }) => [
    role,
    {
      replicas: count,
      restartPolicy: plan.restartPolicy,
      template: podTemplate(plan, admitted),
    },
  ]);
  return {
    apiVersion: 'kubeflow.org/v1',
    kind: 'PyTorchJob',
    metadata: jobMetadata(plan, steps),
    spec: {
      nprocPerNode: String(Math.max(1, plan.gpus)),
      pytorchReplicaSpecs: Object.fromEntries(roles),
      runPolicy: {
        cleanPodPolicy: 'None',
        suspend: isSuspended(plan, steps),
      },
    },
    status: pyTorchJobStatus(plan, steps),
  };
}

/** The status after some steps. */
export function pyTorchJobStatus(plan: RunPlan, steps: Step[]): JsonObject {
  const name = `PyTorchJob ${plan.name}`;
  let conditions: Condition[] = [];
  let startTime: string | undefined;
  let completionTime: string | undefined;
  let counts = podCounts(plan, 'none');

  const set = (
    at: number,
    type: string,
    status: 'True' | 'False',
    message: string,
    reason = `PyTorchJob${type}`,
  ) => {
    const time = timestamp(at);
    const condition = {
      lastTransitionTime: time,
      lastUpdateTime: time,
      message,
      reason,
      status,
      type,
    };
    // Running and Restarting put each other out; a condition that is set anew moves to the end.
    const excluded = OPPOSITES[type];
    const rest = conditions.filter(other => other.type !== excluded);
    const known = rest.findIndex(other => other.type === type);
    conditions =
      known >= 0 && type !== 'Running' && type !== 'Restarting'
        ? rest.map(other => (other.type === type ? condition : other))
        : [...rest.filter(other => other.type !== type), condition];
  };
  const endRunning = () => {
    conditions = conditions.map(condition =>
      condition.type === 'Running'
        ? { ...condition, status: 'False' }
        : condition,
    );
  };

  for (const { type, at } of steps) {
    switch (type) {
      case 'created':
        set(at, 'Created', 'True', `${name} is created.`);
        if (plan.queue) {
          set(at, 'Suspended', 'True', `${name} is suspended.`);
        } else {
          startTime = timestamp(at);
        }
        break;
      case 'admitted':
      case 'resumed':
        startTime = timestamp(at);
        set(
          at,
          'Suspended',
          'False',
          `${name} is resumed.`,
          'PyTorchJobResumed',
        );
        break;
      case 'started':
        counts = podCounts(plan, 'active');
        set(at, 'Running', 'True', `${name} is running.`);
        break;
      case 'restarting':
        counts = podCounts(plan, 'oneFailed');
        set(
          at,
          'Restarting',
          'True',
          `${name} is restarting because 1 ${lastRole(
            plan,
          )} replica(s) failed.`,
        );
        break;
      case 'suspended':
      case 'preempted': {
        counts = podCounts(plan, 'none');
        const suspended = `${name} is suspended.`;
        if (conditions.some(condition => condition.type === 'Running')) {
          set(at, 'Running', 'False', suspended, 'PyTorchJobSuspended');
        }
        set(at, 'Suspended', 'True', suspended);
        break;
      }
      case 'succeeded':
        completionTime = timestamp(at);
        counts = podCounts(plan, 'succeeded');
        endRunning();
        set(at, 'Succeeded', 'True', `${name} is successfully completed.`);
        break;
      case 'failed':
        completionTime = timestamp(at);
        counts = podCounts(plan, 'oneFailed');
        endRunning();
        set(
          at,
          'Failed',
          'True',
          `${name} is failed because 1 ${lastRole(plan)} replica(s) failed.`,
        );
        break;
      default:
    }
  }
  return {
    ...(completionTime && { completionTime }),
    conditions,
    // A job that never could start has no counts.
    ...(startTime && { replicaStatuses: counts, startTime }),
  };
}

/** The role whose pod is the one that fails. */
function lastRole(plan: RunPlan): string {
  return plan.workers > 0 ? 'Worker' : 'Master';
}

function podCounts(
  plan: RunPlan,
  how: 'none' | 'active' | 'oneFailed' | 'succeeded',
): JsonObject {
  const statuses = podSetsOf(plan).map(({ role, count }) => {
    const selector = [
      `training.kubeflow.org/job-name=${plan.name}`,
      'training.kubeflow.org/operator-name=pytorchjob-controller',
      `training.kubeflow.org/replica-type=${role.toLowerCase()}`,
    ].join(',');
    const failing = how === 'oneFailed' && role === lastRole(plan);
    const active =
      how === 'active' || how === 'oneFailed' ? count - (failing ? 1 : 0) : 0;
    return [
      role,
      {
        ...(active > 0 && { active }),
        ...(failing && { failed: 1 }),
        ...(how === 'succeeded' && { succeeded: count }),
        selector,
      },
    ];
  });
  return Object.fromEntries(statuses);
}
