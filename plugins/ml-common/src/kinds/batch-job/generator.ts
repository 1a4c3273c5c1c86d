import { defineGenerator } from '../KindGenerator';
import { parameters } from './parameters';
import { render } from './render';

export const generator = defineGenerator({
  parameters,
  render,
  ofRun: ({ nodes, retries }) => ({
    parallelism: nodes,
    completions: nodes,
    retries,
  }),
  sample: {
    name: 'embed-20260801-1',
    namespace: 'team-vision',
    image: 'registry.example.com/embed:2.0.1',
    command: ['python', 'embed.py'],
    env: [{ name: 'SHARDS', value: '8' }],
    cpu: '4',
    memory: '16Gi',
    accelerator: { resource: 'nvidia.com/gpu', count: 1 },
    sharedMemory: '4Gi',
    queue: 'gpu',
    priority: 'low',
    component: 'embeddings',
    parallelism: 2,
    completions: 8,
  },
});
