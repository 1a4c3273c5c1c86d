import { ScriptName } from './scripts';
import { StartProblem } from './RunPlan';

/** A kind of run that the company does: once, or again and again. */
export type Line = {
  cluster: 'prod-eu' | 'prod-us';
  namespace: string;
  /** Runs are called `<job>-<number>`. */
  job: string;
  kind: 'PyTorchJob' | 'Job';
  labels: { [key: string]: string };
  annotations?: { [key: string]: string };
  module: string;
  workers: number;
  gpus: number;
  script: ScriptName;
  /** Whether it goes through the queue of its namespace; default true. */
  queued?: boolean;
  priority?: { name: string; value: number };
  startProblem?: StartProblem;
  finalizers?: string[];
  /** The CronJob that makes its runs. */
  cronJob?: string;
  /** Hours before the beginning of the story at which each run was made. */
  hoursAgo?: number[];
  /** Seconds between runs, for ever. */
  every?: number;
};

const KUBERNETES_ID = 'backstage.io/kubernetes-id';
const id = (component: string) => ({ [KUBERNETES_ID]: component });
const depth = { 'app.kubernetes.io/part-of': 'depth-estimation' };
const planner = (part: string) => ({
  'app.kubernetes.io/name': 'path-planner',
  'app.kubernetes.io/component': part,
});

const high = { name: 'production', value: 1000 };
const low = { name: 'research', value: 100 };

const grasp = {
  namespace: 'perception',
  kind: 'PyTorchJob' as const,
  labels: id('grasp-pose'),
  module: 'grasp_pose.train',
};
const estimation = {
  namespace: 'perception',
  kind: 'PyTorchJob' as const,
  labels: depth,
  module: 'depth.train',
};
const policy = {
  namespace: 'motion',
  kind: 'PyTorchJob' as const,
  labels: id('pick-policy'),
  module: 'pick_policy.ppo',
};
const path = {
  namespace: 'motion',
  kind: 'PyTorchJob' as const,
  labels: planner('training'),
  module: 'path_planner.train',
};
const damage = {
  namespace: 'perception',
  kind: 'Job' as const,
  labels: id('damage-detector'),
  module: 'damage.score',
  queued: false,
};

/** Everything that runs at the company. */
export const lines: Line[] = [
  // What moves while somebody looks.
  {
    ...grasp,
    cluster: 'prod-eu',
    job: 'grasp-pose-finetune',
    workers: 1,
    gpus: 2,
    script: 'trains',
    every: 540,
    priority: high,
  },
  {
    ...grasp,
    cluster: 'prod-eu',
    job: 'grasp-pose-large',
    workers: 3,
    gpus: 2,
    script: 'outOfMemory',
    every: 900,
  },
  {
    ...estimation,
    cluster: 'prod-eu',
    job: 'depth-stereo',
    workers: 1,
    gpus: 4,
    script: 'trains',
    every: 720,
  },
  {
    ...policy,
    cluster: 'prod-eu',
    job: 'pick-policy-ppo',
    workers: 3,
    gpus: 1,
    script: 'preemptedOnce',
    every: 840,
    priority: low,
  },
  {
    ...damage,
    cluster: 'prod-eu',
    job: 'damage-score',
    workers: 4,
    gpus: 1,
    script: 'scores',
    every: 300,
  },
  {
    ...damage,
    cluster: 'prod-us',
    job: 'damage-score',
    workers: 2,
    gpus: 1,
    script: 'scores',
    every: 420,
  },
  {
    ...damage,
    cluster: 'prod-us',
    job: 'damage-backfill',
    workers: 1,
    gpus: 1,
    script: 'crashes',
    every: 660,
  },
  {
    ...path,
    cluster: 'prod-us',
    job: 'path-planner',
    workers: 3,
    gpus: 2,
    script: 'trains',
    every: 600,
  },
  {
    ...policy,
    cluster: 'prod-us',
    job: 'pick-policy-sim',
    workers: 7,
    gpus: 1,
    script: 'outOfMemory',
    every: 1080,
    priority: low,
  },

  // What has its state for longer.
  {
    ...grasp,
    cluster: 'prod-eu',
    job: 'grasp-pose-foundation',
    workers: 1,
    gpus: 8,
    script: 'runsForDays',
    hoursAgo: [71],
    priority: high,
  },
  {
    ...grasp,
    cluster: 'prod-us',
    job: 'grasp-pose-foundation',
    workers: 1,
    gpus: 8,
    script: 'runsForDays',
    hoursAgo: [26],
  },
  {
    ...grasp,
    cluster: 'prod-eu',
    job: 'grasp-pose-ablation',
    workers: 3,
    gpus: 8,
    script: 'waits',
    hoursAgo: [1.4, 2.2, 3.1],
    priority: low,
  },
  {
    ...grasp,
    cluster: 'prod-eu',
    job: 'grasp-pose-pretrain',
    kind: 'Job',
    workers: 16,
    gpus: 8,
    script: 'waits',
    hoursAgo: [0.9],
  },
  {
    ...grasp,
    cluster: 'prod-eu',
    job: 'grasp-pose-nightly',
    workers: 1,
    gpus: 4,
    script: 'succeeded',
    hoursAgo: [9, 33, 57],
  },
  {
    ...grasp,
    cluster: 'prod-us',
    job: 'grasp-pose-nightly',
    workers: 1,
    gpus: 4,
    script: 'failed',
    hoursAgo: [10],
  },
  {
    ...estimation,
    cluster: 'prod-eu',
    job: 'depth-distill',
    workers: 0,
    gpus: 1,
    script: 'succeeded',
    hoursAgo: [5, 29],
  },
  {
    ...estimation,
    cluster: 'prod-eu',
    job: 'depth-synthetic',
    workers: 1,
    gpus: 2,
    script: 'cannotStart',
    startProblem: 'ImagePullBackOff',
    hoursAgo: [0.6],
  },
  {
    ...estimation,
    cluster: 'prod-us',
    job: 'depth-mono',
    workers: 1,
    gpus: 4,
    script: 'restartsForEver',
    hoursAgo: [0.4],
  },
  {
    ...estimation,
    cluster: 'prod-us',
    job: 'depth-nightly',
    workers: 1,
    gpus: 2,
    script: 'succeeded',
    hoursAgo: [8, 32],
  },
  {
    ...policy,
    cluster: 'prod-eu',
    job: 'pick-policy-transfer',
    workers: 1,
    gpus: 4,
    script: 'preempted',
    hoursAgo: [2.5],
    priority: low,
  },
  {
    ...policy,
    cluster: 'prod-eu',
    job: 'pick-policy-baseline',
    workers: 1,
    gpus: 8,
    script: 'runsForDays',
    hoursAgo: [49],
  },
  {
    ...policy,
    cluster: 'prod-eu',
    job: 'pick-policy-sweep',
    workers: 0,
    gpus: 1,
    script: 'failed',
    hoursAgo: [4, 4.2, 4.4],
  },
  {
    ...policy,
    cluster: 'prod-us',
    job: 'pick-policy-large',
    workers: 3,
    gpus: 8,
    script: 'runsForDays',
    hoursAgo: [12],
    priority: high,
  },
  {
    ...path,
    cluster: 'prod-us',
    job: 'path-planner-warm-start',
    workers: 1,
    gpus: 4,
    script: 'terminating',
    hoursAgo: [30],
    finalizers: ['brightline.example/export-checkpoints'],
  },
  {
    ...path,
    cluster: 'prod-us',
    job: 'path-planner-cold',
    workers: 3,
    gpus: 8,
    script: 'waits',
    hoursAgo: [0.7, 5.5],
  },
  {
    ...path,
    cluster: 'prod-us',
    job: 'path-planner-eval',
    kind: 'Job',
    labels: planner('evaluation'),
    module: 'path_planner.evaluate',
    workers: 2,
    gpus: 1,
    script: 'succeeded',
    hoursAgo: [7],
  },
  {
    ...path,
    cluster: 'prod-eu',
    job: 'path-planner-legacy',
    workers: 0,
    gpus: 1,
    script: 'paused',
    queued: false,
    hoursAgo: [20],
  },
  {
    ...damage,
    cluster: 'prod-eu',
    job: 'damage-calibration',
    workers: 1,
    gpus: 1,
    script: 'cannotStartOnItsOwn',
    startProblem: 'Unschedulable',
    hoursAgo: [1.1],
  },

  // What nobody has claimed.
  {
    cluster: 'prod-eu',
    namespace: 'sandbox',
    job: 'resnet-copy',
    kind: 'PyTorchJob',
    labels: {},
    module: 'train',
    workers: 0,
    gpus: 1,
    script: 'runsOnItsOwn',
    queued: false,
    hoursAgo: [190],
  },
  {
    cluster: 'prod-eu',
    namespace: 'sandbox',
    job: 'tmp-llm-test',
    kind: 'PyTorchJob',
    labels: {},
    module: 'llm',
    workers: 1,
    gpus: 2,
    script: 'cannotStartOnItsOwn',
    startProblem: 'Unschedulable',
    queued: false,
    hoursAgo: [90],
  },
  {
    cluster: 'prod-us',
    namespace: 'sandbox',
    job: 'whisper-try',
    kind: 'Job',
    labels: {},
    module: 'whisper',
    workers: 1,
    gpus: 2,
    script: 'runsOnItsOwn',
    queued: false,
    hoursAgo: [55],
  },

  // What is nobody's machine learning: children of CronJobs without accelerators.
  {
    cluster: 'prod-eu',
    namespace: 'warehouse-ops',
    job: 'stock-report',
    kind: 'Job',
    labels: { app: 'stock-report' },
    module: 'report',
    workers: 1,
    gpus: 0,
    script: 'scores',
    queued: false,
    cronJob: 'stock-report',
    every: 600,
  },
  {
    cluster: 'prod-eu',
    namespace: 'warehouse-ops',
    job: 'db-backup',
    kind: 'Job',
    labels: { app: 'db-backup' },
    module: 'backup',
    workers: 1,
    gpus: 0,
    script: 'crashes',
    queued: false,
    cronJob: 'db-backup',
    every: 900,
  },
  {
    cluster: 'prod-us',
    namespace: 'warehouse-ops',
    job: 'db-backup',
    kind: 'Job',
    labels: { app: 'db-backup' },
    module: 'backup',
    workers: 1,
    gpus: 0,
    script: 'scores',
    queued: false,
    cronJob: 'db-backup',
    every: 900,
  },
];
