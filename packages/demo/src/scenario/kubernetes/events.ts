import { ApiObject } from '../../pocket/ApiObject';
import { suffixOf, uidOf } from '../random';
import { RunPlan, Step, timestamp } from '../RunPlan';
import { failingPodName } from './pods';

type Told = {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  source: string;
  /** The pod that it is about; the job itself when absent. */
  pod?: string;
};

/** What the controllers told about a run in the steps so far. */
export function events(plan: RunPlan, steps: Step[]): ApiObject[] {
  return steps.flatMap(({ type, at }, index) =>
    tell(plan, type).map((told, part) =>
      event(plan, told, at, `${index}-${part}`),
    ),
  );
}

function tell(plan: RunPlan, step: Step['type']): Told[] {
  const operator =
    plan.kind === 'Job' ? 'job-controller' : 'pytorchjob-controller';
  const name = `PyTorchJob ${plan.name}`;
  const pod = failingPodName(plan);
  const warning = (reason: string, message: string, source: string): Told => ({
    type: 'Warning',
    reason,
    message,
    source,
    pod,
  });
  const normal = (reason: string, message: string, source: string): Told => ({
    type: 'Normal',
    reason,
    message,
    source,
  });
  switch (step) {
    case 'created':
      return [
        ...(plan.queue
          ? [
              normal(
                plan.kind === 'Job' ? 'Suspended' : 'PyTorchJobSuspended',
                plan.kind === 'Job' ? 'Job suspended' : `${name} is suspended.`,
                operator,
              ),
              normal(
                'CreatedWorkload',
                `Created Workload: ${
                  plan.namespace
                }/${plan.kind.toLowerCase()}-${plan.name}-${suffixOf(
                  5,
                  plan.uid,
                )}`,
                'kueue-pytorchjob-controller',
              ),
            ]
          : [
              {
                ...normal(
                  'SuccessfulCreatePod',
                  `Created pod: ${pod}`,
                  operator,
                ),
              },
            ]),
        ...(plan.startProblem && !plan.queue ? startProblem() : []),
      ];
    case 'admitted':
      return [
        normal(
          'Started',
          `Admitted by clusterQueue ${plan.queue?.cluster}`,
          'kueue-pytorchjob-controller',
        ),
        ...(plan.startProblem ? startProblem() : []),
      ];
    case 'started':
      return [
        {
          ...normal(
            'Pulled',
            'Container image already present on machine',
            'kubelet',
          ),
          pod,
        },
        { ...normal('Started', 'Started container', 'kubelet'), pod },
      ];
    case 'restarting':
      return [
        {
          ...warning(
            'PyTorchJobRestarting',
            `${name} is restarting because 1 Worker replica(s) failed.`,
            operator,
          ),
          pod: undefined,
        },
        warning(
          'ExitedWithCode',
          `Pod: ${plan.namespace}.${pod} exited with code ${plan.restartCause.exitCode}`,
          operator,
        ),
      ];
    case 'preempted':
      return [
        {
          ...warning(
            'Preempted',
            `Preempted to accommodate a workload due to prioritization in the ClusterQueue ${plan.queue?.cluster}`,
            'kueue-admission',
          ),
          pod: undefined,
        },
      ];
    case 'failed':
      return [
        {
          ...warning(
            plan.kind === 'Job' ? 'BackoffLimitExceeded' : 'PyTorchJobFailed',
            plan.kind === 'Job'
              ? 'Job has reached the specified backoff limit'
              : `${name} is failed because 1 Worker replica(s) failed.`,
            operator,
          ),
          pod: undefined,
        },
      ];
    case 'succeeded':
      return [
        normal(
          plan.kind === 'Job' ? 'Completed' : 'PyTorchJobSucceeded',
          plan.kind === 'Job'
            ? 'Job completed'
            : `${name} is successfully completed.`,
          operator,
        ),
      ];
    default:
      return [];
  }

  function startProblem(): Told[] {
    return plan.startProblem === 'Unschedulable'
      ? [
          warning(
            'FailedScheduling',
            `0/${plan.nodes.length} nodes are available: ${plan.nodes.length} Insufficient nvidia.com/gpu.`,
            'default-scheduler',
          ),
        ]
      : [
          warning(
            'Failed',
            `Failed to pull image "${plan.image}": rpc error: code = NotFound desc = failed to pull and unpack image "${plan.image}": not found`,
            'kubelet',
          ),
          warning(
            'BackOff',
            `Back-off pulling image "${plan.image}"`,
            'kubelet',
          ),
        ];
  }
}

function event(plan: RunPlan, told: Told, at: number, part: string): ApiObject {
  const name = told.pod ?? plan.name;
  const time = timestamp(at);
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${name}.${suffixOf(16, plan.uid, part)}`,
      namespace: plan.namespace,
      uid: uidOf('event', plan.uid, part),
      creationTimestamp: time,
    },
    involvedObject: told.pod
      ? { kind: 'Pod', apiVersion: 'v1', namespace: plan.namespace, name }
      : {
          kind: plan.kind,
          apiVersion: plan.kind === 'Job' ? 'batch/v1' : 'kubeflow.org/v1',
          namespace: plan.namespace,
          name,
          uid: plan.uid,
        },
    reason: told.reason,
    message: told.message,
    source: { component: told.source },
    firstTimestamp: time,
    lastTimestamp: time,
    count: 1,
    type: told.type,
    eventTime: null,
    reportingComponent: told.source,
    reportingInstance: '',
  };
}
