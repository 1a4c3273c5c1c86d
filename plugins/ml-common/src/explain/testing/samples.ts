/** What no fact may hold. */
export const CANARY = 'hunter2-canary';

/** A pod that is in trouble in many ways, as the API server gives it. */
export const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'train-1-worker-0',
    namespace: 'vision',
    uid: 'u1',
    creationTimestamp: '2026-08-01T11:00:00Z',
    annotations: { secret: CANARY },
  },
  spec: {
    nodeName: 'a100-1',
    schedulingGates: [{ name: 'example.com/budget' }],
    initContainers: [
      { name: 'prepare', image: 'prepare:1' },
      { name: 'proxy', restartPolicy: 'Always' },
    ],
    containers: [
      {
        name: 'pytorch',
        image: 'trainer:1',
        args: [`--token=${CANARY}`],
        env: [{ name: 'TOKEN', value: CANARY }],
        resources: { limits: { memory: '24Gi', 'nvidia.com/gpu': '4' } },
      },
    ],
  },
  status: {
    phase: 'Running',
    message: `password=${CANARY}`,
    conditions: [
      { type: 'Ready', status: 'False' },
      { type: 'PodScheduled', status: 'False', reason: 'Unschedulable' },
      {
        type: 'DisruptionTarget',
        status: 'True',
        reason: 'EvictionByEvictionAPI',
        lastTransitionTime: '2026-08-01T11:30:00Z',
      },
    ],
    initContainerStatuses: [
      { name: 'prepare', state: { terminated: { exitCode: 0 } } },
    ],
    containerStatuses: [
      {
        name: 'pytorch',
        restartCount: 3,
        state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } },
        lastState: {
          terminated: {
            reason: 'Error',
            exitCode: 1,
            message: CANARY,
            finishedAt: '2026-08-01T11:40:00Z',
          },
        },
        allocatedResourcesStatus: [
          {
            name: 'nvidia.com/gpu',
            resources: [{ resourceID: 'GPU-1', health: 'Unhealthy' }],
          },
        ],
      },
    ],
  },
};

/** An event about it. */
export const event = {
  type: 'Warning',
  reason: 'BackOff',
  message: `login with password=${CANARY} failed`,
  involvedObject: {
    kind: 'Pod',
    namespace: 'vision',
    name: 'train-1-worker-0',
    uid: 'u1',
    fieldPath: 'spec.containers{pytorch}',
  },
  count: 4,
  lastTimestamp: '2026-08-01T11:41:00Z',
};
