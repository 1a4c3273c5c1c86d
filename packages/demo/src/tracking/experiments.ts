import { owners } from '../scenario/company';

/** How a metric goes over a run: from one value towards another. */
export type Course = {
  key: string;
  from: number;
  to: number;
  /** How soon it is there; the greater, the sooner. */
  rate: number;
  /** How far values lie beside the curve. */
  noise: number;
};

/** An experiment of the company. */
export type TrackedExperiment = {
  name: string;
  description: string;
  /** Written to the tag `owner`. */
  owner?: string;
  /** The entity that its runs name. */
  entityRef?: string;
  /** Whether the experiment names that entity, too. */
  claims?: boolean;
  /** What the names of its jobs begin with. */
  jobs: string[];
  /** Jobs of the past, one every so many hours, whose objects are gone from the clusters. */
  past?: { job: string; count: number; everyHours: number; tookHours: number };
  /** Whether its past has a sweep over learning rates, as a parent with nested runs. */
  sweep?: true;
  courses: Course[];
  /** The course whose end is scored once more on the data set, as `test/…`. */
  score: string;
  /** What each param may be. */
  params: Record<string, string[]>;
  dataset: { name: string; uri: string };
  user: string;
};

const gpu: Course = {
  key: 'system/gpu_0_utilization_percentage',
  from: 62,
  to: 93,
  rate: 12,
  noise: 3,
};

/** What the company tries. */
export const experiments: TrackedExperiment[] = [
  {
    name: 'grasp-pose',
    description: 'Where to hold a parcel, from one depth image.',
    owner: owners.perception,
    entityRef: 'component:default/grasp-pose',
    jobs: ['grasp-pose-'],
    past: {
      job: 'grasp-pose-release',
      count: 7,
      everyHours: 140,
      tookHours: 19,
    },
    courses: [
      { key: 'train/loss', from: 2.4, to: 0.31, rate: 6, noise: 0.04 },
      { key: 'val/loss', from: 2.5, to: 0.42, rate: 5, noise: 0.02 },
      { key: 'val/grasp_success', from: 0.35, to: 0.931, rate: 5, noise: 0.01 },
      gpu,
    ],
    score: 'val/grasp_success',
    params: {
      'optimizer.lr': ['0.0001', '0.0003', '0.001'],
      batch_size: ['64', '128'],
      backbone: ['resnet50', 'vit-s', 'vit-b'],
      epochs: ['40'],
    },
    dataset: { name: 'parcels-depth', uri: 's3://datasets/parcels-depth' },
    user: 'mira.lindqvist',
  },
  {
    name: 'depth-estimation',
    description: 'Depth from two cheap cameras.',
    owner: owners.perception,
    entityRef: 'component:default/depth-estimation',
    jobs: ['depth-'],
    past: {
      job: 'depth-stereo-release',
      count: 4,
      everyHours: 230,
      tookHours: 11,
    },
    courses: [
      { key: 'train/loss', from: 1.1, to: 0.12, rate: 7, noise: 0.02 },
      { key: 'val/rmse_mm', from: 41, to: 6.8, rate: 5, noise: 0.4 },
      gpu,
    ],
    score: 'val/rmse_mm',
    params: {
      'optimizer.lr': ['0.0002', '0.0005'],
      batch_size: ['32', '48'],
      disparity_max: ['192', '256'],
    },
    dataset: { name: 'stereo-halls', uri: 's3://datasets/stereo-halls' },
    user: 'tomas.okafor',
  },
  {
    name: 'pick-policy',
    description: 'Which parcel to pick next, learned in simulation.',
    owner: owners.motion,
    entityRef: 'component:default/pick-policy',
    jobs: ['pick-policy-'],
    past: {
      job: 'pick-policy-release',
      count: 3,
      everyHours: 300,
      tookHours: 46,
    },
    courses: [
      { key: 'reward/mean', from: -12, to: 184, rate: 4, noise: 6 },
      { key: 'policy/entropy', from: 2.1, to: 0.3, rate: 3, noise: 0.05 },
      { key: 'value/loss', from: 9, to: 0.8, rate: 6, noise: 0.3 },
      gpu,
    ],
    score: 'reward/mean',
    params: {
      'ppo.clip': ['0.1', '0.2'],
      'ppo.gamma': ['0.99', '0.995'],
      'optimizer.lr': ['0.0003', '0.0001'],
      envs: ['512', '1024'],
    },
    dataset: { name: 'picking-scenes', uri: 's3://datasets/picking-scenes' },
    user: 'elena.rossi',
  },
  {
    name: 'path-planner',
    description: 'How to move the arm around what is in the way.',
    owner: owners.motion,
    entityRef: 'component:default/path-planner',
    claims: true,
    jobs: ['path-planner'],
    past: {
      job: 'path-planner-release',
      count: 2,
      everyHours: 260,
      tookHours: 14,
    },
    sweep: true,
    courses: [
      { key: 'train/loss', from: 3.2, to: 0.5, rate: 5, noise: 0.06 },
      { key: 'val/collisions', from: 0.22, to: 0.011, rate: 6, noise: 0.003 },
      gpu,
    ],
    score: 'val/collisions',
    params: {
      'optimizer.lr': ['0.0005', '0.002'],
      horizon: ['16', '32'],
      dropout: ['0.0', '0.1'],
    },
    dataset: { name: 'arm-moves', uri: 's3://datasets/arm-moves' },
    user: 'jun.park',
  },
  {
    name: 'damage-detector/nightly scores',
    description: 'How the damage detector fares on the photos of each night.',
    owner: owners.perception,
    entityRef: 'component:default/damage-detector',
    jobs: ['damage-score'],
    past: {
      job: 'damage-train',
      count: 12,
      everyHours: 60,
      tookHours: 3,
    },
    courses: [
      { key: 'eval/f1', from: 0.8, to: 0.884, rate: 9, noise: 0.004 },
      { key: 'eval/recall', from: 0.79, to: 0.902, rate: 9, noise: 0.004 },
    ],
    score: 'eval/f1',
    params: { threshold: ['0.5', '0.62'], 'image.size': ['512'] },
    dataset: { name: 'night-photos', uri: 's3://datasets/night-photos' },
    user: 'mira.lindqvist',
  },
  {
    name: 'sandbox: does whisper hear boxes fall?',
    description: 'Somebody tried something.',
    jobs: ['whisper-try'],
    courses: [{ key: 'wer', from: 0.6, to: 0.21, rate: 4, noise: 0.02 }],
    score: 'wer',
    params: { model: ['whisper-small', 'whisper-base'] },
    dataset: { name: 'hall-audio', uri: 's3://datasets/hall-audio' },
    user: 'jun.park',
  },
];
