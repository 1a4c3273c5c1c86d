import { z } from 'zod/v3';
import {
  countParameter,
  groupParameter,
  listParameter,
  textParameter,
} from '../../kinds/generate/expecting';
import { podParameters } from '../../kinds/generate/podParameters';
import { labelParameter, nameParameter } from '../../kinds/generate/texts';
import { runtimeParameter } from '../../kinds/train-job/parameters';
import { commonParameters, urlParameter } from '../common/commonParameters';
import { durationParameter } from '../common/duration';
import { envParameter, secretEnvParameter } from '../common/servingParameters';
import { runKinds } from './runKinds';

const {
  image,
  command,
  args,
  cpu,
  memory,
  accelerator,
  sharedMemory,
  volumes,
  priority,
  serviceAccount,
  runAsUser,
  retries,
} = podParameters.shape;

/** One training run. */
export const parameters = commonParameters.extend({
  component: labelParameter.describe('The catalog entity that trains'),
  kind: textParameter(`one of ${runKinds.join(', ')}`, kind =>
    runKinds.includes(kind),
  ),
  runtime: runtimeParameter
    .default({ name: 'torch-distributed' })
    .describe('The training runtime, where the kind has one'),
  image,
  command,
  args,
  nodes: countParameter('nodes', 1, 1000)
    .default(1)
    .describe('Equal nodes that work together'),
  accelerator: accelerator.describe('Per node'),
  cpu: cpu.describe('CPUs per node'),
  memory: memory.describe('Memory per node'),
  sharedMemory,
  volumes,
  env: envParameter.default([]),
  secretEnv: secretEnvParameter.default([]),
  priority,
  serviceAccount,
  runAsUser,
  retries,
  deadline: durationParameter
    .optional()
    .describe('When the run is ended, done or not'),
  mlflow: groupParameter({
    instance: labelParameter.describe('The name of the instance in the portal'),
    trackingUri: urlParameter,
    experiment: textParameter('the name of an experiment', undefined, 500)
      .optional()
      .describe('The name of the component, where it is not given'),
  })
    .optional()
    .describe('Where the run is logged to'),
  repository: urlParameter.optional().describe('The training code'),
  commit: textParameter(
    'the full hash of a commit: 40 hexadecimal digits',
    hash => /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(hash),
    64,
  )
    .optional()
    .describe('Of the training code'),
  earlierRuns: listParameter('names of runs', nameParameter, 1000)
    .default([])
    .describe('Runs whose files are in the folder already, and stay'),
});

/** The parsed {@link parameters}. */
export type TrainingRunParameters = z.output<typeof parameters>;

/** Fits {@link parameters}. */
export const sample: z.input<typeof parameters> = {
  name: 'flowers-20261124-1',
  target: { cluster: 'prod-eu', namespace: 'team-vision', queue: 'gpu' },
  component: 'flowers',
  owner: 'group:default/vision',
  system: 'vision',
  gitops: 'none',
  origin: {
    template: 'template:default/new-training-project',
    version: '1.0.0',
    repository: 'https://git.example.com/ml/flowers',
    entityRef: 'component:default/flowers',
  },
  kind: runKinds[0],
  image: 'registry.example.com/flowers-train:1.4.2',
  command: ['torchrun', 'train.py'],
  args: ['--epochs=90'],
  nodes: 2,
  accelerator: {
    resource: 'nvidia.com/gpu',
    count: 4,
    product: 'NVIDIA-A100-SXM4-80GB',
    nodeSelector: { 'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-80GB' },
  },
  cpu: '8',
  memory: '64Gi',
  sharedMemory: '8Gi',
  volumes: [{ claim: 'training-data', mountPath: '/data', readOnly: true }],
  env: [{ name: 'NCCL_DEBUG', value: 'WARN' }],
  secretEnv: [{ name: 'DATA_TOKEN', secret: 'flowers', key: 'token' }],
  priority: 'low',
  deadline: '24h',
  mlflow: {
    instance: 'prod',
    trackingUri: 'http://mlflow.mlflow.svc.cluster.local:5000',
    experiment: 'flowers/training',
  },
  repository: 'https://git.example.com/ml/flowers',
  commit: '0123456789abcdef0123456789abcdef01234567',
  earlierRuns: ['flowers-20261120-1'],
};
