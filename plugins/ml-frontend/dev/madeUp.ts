import {
  Accelerator,
  RoleReplicas,
  SourceStatus,
  WorkloadItem,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';

const MINUTE = 60_000;

const NAMES = [
  'grasp-pose-large-399',
  'resnet-42',
  'bert-base-finetune',
  'llm-tune-7',
  'fraud-detector-v5-canary-with-a-rather-long-name-20261124-8f3a91',
  'churn-nightly',
  'speech-to-text-eval',
  'ranking-ablation',
  'tokenizer-build',
];

const TEAMS = ['vision', 'nlp', 'risk', 'speech'];

const STATES: WorkloadState[] = [
  'Running',
  'Queued',
  'Running',
  'Failed',
  'Succeeded',
  'Ready',
  'Running',
  'Pending',
  'Restarting',
  'Suspended',
  'Succeeded',
  'NotReady',
];

const WHY: Partial<Record<WorkloadState, [string, string]>> = {
  Failed: [
    '{kind}Failed',
    '{kind} {name} is failed because 1 Worker replica(s) failed.',
  ],
  Queued: [
    'Pending',
    "couldn't assign flavors to pod set worker: insufficient unused quota for nvidia.com/gpu in flavor a100, 4 more needed",
  ],
  Pending: ['Unschedulable', '0/12 nodes are available: 12 Insufficient GPU.'],
  Restarting: ['{kind}Restarting', 'worker-0 is being restarted'],
  NotReady: ['ImagePullBackOff', 'Back-off pulling image "fraud:v6"'],
  Suspended: ['JobSuspended', 'suspended by anna'],
};

const ACCELERATORS: Accelerator[][] = [
  [{ resource: 'nvidia.com/gpu', count: 4, sharing: 'whole' }],
  [{ resource: 'nvidia.com/mig-1g.10gb', count: 2, sharing: 'mig' }],
  [{ resource: 'nvidia.com/gpu.shared', count: 1, sharing: 'shared' }],
  [],
  [
    { resource: 'nvidia.com/gpu', count: 16, sharing: 'whole' },
    { resource: 'nvidia.com/mig-3g.40gb', count: 1, sharing: 'mig' },
  ],
];

const GROUPS = {
  InferenceService: 'serving.kserve.io',
  PyTorchJob: 'kubeflow.org',
  Job: 'batch',
} as const;

/** The row of a number: always the same but for its times. */
export function madeUpRow(index: number): WorkloadItem {
  const pick = <T>(from: readonly T[], step = 1): T =>
    from[Math.floor(index / step) % from.length];
  const state = pick(STATES);
  const created = Date.now() - ((index * 37) % 4_000) * MINUTE - 4_000;
  const [reason, message] = WHY[state] ?? [];
  const name = index < NAMES.length ? NAMES[index] : `${pick(NAMES)}-${index}`;
  const team = pick(TEAMS, 2);
  const serves = state === 'Ready' || state === 'NotReady';
  const training = index % 5 !== 0 && !serves;
  const job = training ? 'PyTorchJob' : 'Job';
  const kind = serves ? 'InferenceService' : job;
  return {
    cluster: index % 7 === 3 ? 'prod-us' : 'prod-eu',
    namespace: team,
    group: GROUPS[kind],
    kind,
    name,
    uid: `uid-${index}`,
    state,
    reason: reason?.replace('{kind}', kind),
    message: message?.replace('{kind}', kind).replace('{name}', name),
    owner:
      index % 3 === 0 ? 'group:default/guests' : `group:default/team-${team}`,
    queue: index % 4 === 0 ? undefined : `${team}-queue`,
    priority: 'normal',
    roles: serves ? [{ role: 'predictor' }] : madeUpRoles(state, training),
    accelerators: pick(ACCELERATORS),
    createdAt: new Date(created).toISOString(),
    startedAt: new Date(created + MINUTE).toISOString(),
    restarts: state === 'Failed' ? 3 : undefined,
    progress:
      state === 'Running' && index % 2 === 0
        ? { completed: (index % 9) + 1, total: 10, unit: 'epoch' }
        : undefined,
    unclaimed: index % 6 === 0 ? true : undefined,
    sequence: index,
  };
}

function madeUpRoles(state: WorkloadState, training: boolean): RoleReplicas[] {
  return training
    ? [
        { role: 'Master', desired: 1, ready: state === 'Running' ? 1 : 0 },
        {
          role: 'Worker',
          desired: 3,
          ...(state !== 'Queued' && { ready: state === 'Running' ? 2 : 0 }),
        },
      ]
    : [{ role: 'Pod', desired: 1, ready: 1 }];
}

/** A company's clusters on a bad day. */
export function madeUpSources(): SourceStatus[] {
  const ago = (minutes: number) =>
    new Date(Date.now() - minutes * MINUTE).toISOString();
  const fresh = { freshness: 'fresh', rows: 20, asOf: ago(0) } as const;
  const refused = {
    freshness: 'stale',
    rows: 8,
    asOf: ago(4),
    restarts: 3,
    error: {
      code: 'refused',
      message: 'connection refused',
      fix: 'Check that the API server of prod-us is up and can be reached from the portal.',
    },
  } as const;
  const job = { group: 'batch', kind: 'Job' };
  const torch = { group: 'kubeflow.org', kind: 'PyTorchJob' };
  const queue = { group: 'kueue.x-k8s.io', kind: 'Workload' };
  const endpoint = { group: 'serving.kserve.io', kind: 'InferenceService' };
  return [
    { cluster: 'prod-eu', ...job, ...fresh },
    { cluster: 'prod-eu', ...torch, ...fresh },
    { cluster: 'prod-eu', ...queue, ...fresh },
    { cluster: 'prod-eu', ...endpoint, ...fresh },
    { cluster: 'prod-us', ...job, ...refused },
    { cluster: 'prod-us', ...torch, ...refused },
    { cluster: 'dev', ...job, ...fresh, rows: 0 },
    { cluster: 'dev', ...queue, freshness: 'missing', rows: 0 },
    {
      cluster: 'dev',
      ...torch,
      freshness: 'forbidden',
      rows: 0,
      error: {
        code: 'forbidden',
        message: 'the account of the portal may not do this',
        fix: 'Grant the account of the portal to list pytorchjobs.',
      },
    },
  ];
}
