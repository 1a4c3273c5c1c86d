import { defineGenerator } from '../KindGenerator';
import { parameters, runtimeParameter } from './parameters';
import { render } from './render';

export const generator = defineGenerator({
  parameters,
  render,
  ofRun: ({ nodes, runtime }) => ({
    nodes,
    runtime: runtimeParameter.parse(runtime),
  }),
  sample: {
    name: 'flowers-20260801-2',
    namespace: 'team-vision',
    image: 'registry.example.com/flowers-train:1.4.2',
    command: ['torchrun', 'train.py'],
    args: ['--epochs=90'],
    env: [
      { name: 'NCCL_DEBUG', value: 'WARN' },
      { name: 'DATA_TOKEN', secret: { name: 'flowers', key: 'token' } },
      { name: 'POD_NAME', field: 'metadata.name' },
    ],
    cpu: '8',
    memory: '32Gi',
    accelerator: {
      resource: 'nvidia.com/gpu',
      count: 2,
      product: 'NVIDIA-A100-SXM4-80GB',
      nodeSelector: { 'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-80GB' },
    },
    sharedMemory: '8Gi',
    volumes: [{ claim: 'training-data', mountPath: '/data', readOnly: true }],
    queue: 'gpu',
    component: 'flowers',
    labels: { 'app.kubernetes.io/part-of': 'vision' },
    annotations: {
      'mlport/commit': '0123456789abcdef0123456789abcdef01234567',
    },
    nodes: 4,
    deadlineSeconds: 86_400,
  },
});
