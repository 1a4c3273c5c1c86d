import {
  Explanation,
  PodFacts,
  WorkloadDetails,
  WorkloadItem,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';

const MINUTE = 60_000;
const ago = (minutes: number) => Date.now() - minutes * MINUTE;
const iso = (minutes: number) => new Date(ago(minutes)).toISOString();

const EXPLANATIONS: Partial<
  Record<WorkloadState, (item: WorkloadItem) => Explanation>
> = {
  Failed: ({ name }) => ({
    headline: `${name}-worker-2 ran out of memory (exit 137) three times; the restart limit is 3`,
    cause: 'out-of-memory',
    evidence: [
      {
        text: 'container trainer was OOMKilled with a memory limit of 24Gi',
        source: `pod ${name}-worker-2`,
        at: ago(118),
      },
      {
        text: 'Job has reached the specified backoff limit',
        source: `event of ${name}`,
        at: ago(117),
      },
    ],
    fix: {
      text: 'Raise the memory limit of trainer, or lower the batch size.',
      manifestPath: 'containers[trainer].resources.limits.memory',
      from: '24Gi',
      to: '32Gi',
    },
    since: ago(118),
  }),
  Queued: ({ name, queue = 'vision' }) => ({
    headline: `${name} waits for 4 more GPUs: team-vision has 8 of 8 A100s in use, 2 of them lent to team-nlp`,
    cause: 'waits-for-quota',
    evidence: [
      {
        text: "couldn't assign flavors to pod set worker: insufficient unused quota for nvidia.com/gpu in flavor a100, 4 more needed",
        source: 'Kueue',
        at: ago(14),
      },
      {
        text: '8 of 8 nvidia.com/gpu in use, 2 of them borrowed by nlp',
        source: `ClusterQueue ${queue}`,
        at: ago(0.1),
      },
    ],
    since: ago(14),
    place: `3rd of 12 in queue ${queue}`,
  }),
  NotReady: ({ name }) => ({
    headline: `${name} cannot pull its image: fraud:v6 does not exist in the registry`,
    cause: 'image-pull',
    evidence: [
      {
        text: 'Failed to pull image "registry.example/fraud:v6": manifest unknown',
        source: `pod ${name}-predictor-0`,
        at: ago(3),
      },
    ],
    fix: { text: 'Push the image, or name one that exists.' },
  }),
};

/** The details of a made-up row. */
export function madeUpDetails(item: WorkloadItem): WorkloadDetails {
  const failed = item.state === 'Failed';
  const waits = item.state === 'Queued';
  const serves = item.state === 'Ready' || item.state === 'NotReady';
  return {
    item,
    explanation: EXPLANATIONS[item.state]?.(item),
    place:
      waits && item.queue
        ? {
            queue: item.queue,
            position: 3,
            waiting: 12,
            positionInClusterQueue: 21,
          }
        : undefined,
    conditions: [
      {
        type: 'Created',
        status: 'True',
        reason: `${item.kind}Created`,
        message: `${item.kind} ${item.name} is created.`,
        since: iso(180),
      },
      {
        type: failed ? 'Failed' : 'Running',
        status: 'True',
        reason: item.reason,
        message: item.message,
        since: iso(118),
      },
    ],
    timeline: [
      { what: 'created', at: iso(180) },
      ...(waits
        ? [{ what: 'queued', at: iso(179.9) }]
        : [
            { what: 'admitted', at: iso(168) },
            { what: 'started', at: iso(159) },
          ]),
      ...(failed
        ? [
            { what: 'restarted', at: iso(140) },
            { what: 'restarted', at: iso(130) },
            { what: 'restarted', at: iso(121) },
            { what: 'finished', at: iso(118) },
          ]
        : []),
    ],
    pods: waits ? [] : madeUpPods(item.name, failed, serves),
    urls: serves
      ? [`https://${item.name}.models.example/v1`, 'grpc://internal:9000']
      : undefined,
    traffic: serves
      ? [
          { revision: 'fraud-v5', percent: 90, ready: true },
          { revision: 'fraud-v6', percent: 10, canary: true, ready: false },
        ]
      : undefined,
    events: [
      {
        type: 'Warning',
        reason: 'BackOff',
        message: 'Back-off restarting failed container trainer in pod',
        about: { kind: 'Pod', name: `${item.name}-worker-2` },
        container: 'trainer',
        count: 12,
        at: ago(119),
      },
      {
        type: 'Normal',
        reason: 'SuccessfulCreatePod',
        message: `Created pod: ${item.name}-worker-2`,
        about: { kind: item.kind, name: item.name },
        count: 1,
        at: ago(159),
      },
    ],
    missing:
      item.cluster === 'prod-us'
        ? [{ part: 'events', message: 'the portal may not list events' }]
        : [],
    collectedAt: iso(0),
  };
}

function madeUpPods(
  name: string,
  failed: boolean,
  serves: boolean,
): PodFacts[] {
  const roles = serves
    ? ['predictor-0', 'predictor-1']
    : ['master-0', 'worker-0', 'worker-1', 'worker-2'];
  return roles.map((role, index): PodFacts => {
    const killed = failed && role === 'worker-2';
    return {
      name: `${name}-${role}`,
      role: serves ? 'predictor' : undefined,
      namespace: 'vision',
      uid: `pod-${index}`,
      phase: killed ? 'Failed' : 'Running',
      node: `gpu-a100-${index % 2}`,
      ready: !killed,
      gates: [],
      accelerators: [],
      containers: [
        {
          name: 'trainer',
          isInit: false,
          image: 'registry.example/resnet:42',
          state: killed ? 'ended' : 'running',
          ready: !killed,
          restarts: killed ? 3 : 0,
          end: killed
            ? { reason: 'OOMKilled', exitCode: 137, at: ago(118) }
            : undefined,
          memoryLimit: '24Gi',
          unhealthy: [],
        },
        {
          name: 'fetch-data',
          isInit: true,
          state: 'ended',
          ready: true,
          restarts: 0,
          end: { reason: 'Completed', exitCode: 0, at: ago(158) },
          unhealthy: [],
        },
      ],
    };
  });
}

/** The last lines of a made-up training run. */
export function madeUpLog(previous: boolean): string[] {
  const epochs = Array.from(
    { length: 40 },
    (_, index) =>
      `2026-11-24T12:${String(index).padStart(2, '0')}:07Z INFO epoch 3 step ${
        index * 50
      } loss ${(2 / (index + 1)).toFixed(
        4,
      )} throughput 1834.2 samples/s lr 0.00031 grad_norm 1.07`,
  );
  return previous
    ? [...epochs, 'torch.OutOfMemoryError: the process was killed']
    : epochs;
}

/** A made-up object. */
export function madeUpYaml(item: WorkloadItem): string {
  return `apiVersion: ${item.group}/v1
kind: ${item.kind}
metadata:
  name: ${item.name}
  namespace: ${item.namespace}
  labels:
    kueue.x-k8s.io/queue-name: ${item.queue ?? 'none'}
spec:
  runPolicy:
    backoffLimit: 3
  pytorchReplicaSpecs:
    Worker:
      replicas: 3
      template:
        spec:
          containers:
            - name: trainer
              image: registry.example/resnet:42
              env:
                - name: WANDB_API_KEY
                  value: '***'
`;
}
