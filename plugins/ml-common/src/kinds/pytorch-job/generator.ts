import { defineGenerator } from '../KindGenerator';
import { parameters } from './parameters';
import { render } from './render';

export const generator = defineGenerator({
  parameters,
  render,
  ofRun: ({ nodes, retries }) => ({ workers: nodes - 1, retries }),
  sample: {
    name: 'flowers-20260801-1',
    namespace: 'team-vision',
    image: 'registry.example.com/flowers-train:1.4.2',
    command: ['torchrun', 'train.py'],
    args: ['--epochs=90'],
    env: [
      { name: 'NCCL_DEBUG', value: 'WARN' },
      { name: 'DATA_TOKEN', secret: { name: 'flowers', key: 'token' } },
    ],
    cpu: '8',
    memory: '32Gi',
    accelerator: { resource: 'nvidia.com/gpu', count: 2 },
    sharedMemory: '8Gi',
    volumes: [{ claim: 'training-data', mountPath: '/data', readOnly: true }],
    queue: 'gpu',
    component: 'flowers',
    labels: { 'app.kubernetes.io/part-of': 'vision' },
    workers: 3,
  },
});
