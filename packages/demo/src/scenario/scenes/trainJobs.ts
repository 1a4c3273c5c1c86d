import { canary } from '../canaries';
import { Scene } from './Scene';
import { once, restarts, trains, withoutRuntime } from './trainJobCourses';

const HOUR = 3600;

const ofCluster = (name: string) => ({
  kind: 'ClusterTrainingRuntime' as const,
  name,
});

const grasp = {
  namespace: 'perception',
  labels: { 'backstage.io/kubernetes-id': 'grasp-pose' },
  runtime: ofCluster('torch-distributed'),
  image: 'registry.brightline.example/perception/grasp-pose-vit:3.2.0',
};
const depth = {
  namespace: 'perception',
  labels: { 'app.kubernetes.io/part-of': 'depth-estimation' },
  runtime: { kind: 'TrainingRuntime' as const, name: 'depth-torch' },
  image: 'registry.brightline.example/perception/depth-distill:1.8.1',
};
const policy = {
  namespace: 'motion',
  labels: { 'backstage.io/kubernetes-id': 'pick-policy' },
  runtime: ofCluster('deepspeed-distributed'),
  image: 'registry.brightline.example/motion/pick-policy-bc:0.14.2',
};

/** The TrainJobs of the company; only one of its clusters has the trainer. */
export const trainJobs: Scene[] = [
  trains(
    { ...depth, job: 'depth-stereo-distill', nodes: 2, gpus: 2, queued: true },
    50 * 60,
    20 * 60,
  ),
  trains(
    {
      ...policy,
      job: 'pick-policy-bc',
      nodes: 2,
      gpus: 1,
      env: [{ name: 'WANDB_API_KEY', value: canary('wandbKey') }],
    },
    HOUR,
    45 * 60,
  ),
  restarts({ ...grasp, job: 'grasp-pose-vit', nodes: 2, gpus: 2 }),
  once(
    { ...policy, job: 'pick-policy-world', nodes: 4, gpus: 8, queued: true },
    1.8,
    () => ({ is: 'queued', needs: 12 }),
  ),
  once(
    { ...depth, job: 'depth-stereo-eval', nodes: 1, gpus: 1 },
    5,
    (at, start) => ({ is: 'failed', at: at(start + HOUR) }),
  ),
  withoutRuntime({
    ...grasp,
    runtime: ofCluster('torch-brightline-2'),
    job: 'grasp-pose-dpo',
    nodes: 2,
    gpus: 4,
  }),
];
