import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Shown by the scaffolder, and run by the tests. */
export const examples: TemplateExample[] = [
  {
    description: 'A Job on one GPU, in a queue',
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Write the manifest',
          action: 'ml:manifest:render',
          input: {
            kind: 'batch-job',
            targetPath: 'manifests',
            parameters: {
              name: 'resnet-1',
              namespace: 'team-vision',
              image: 'registry.example.com/resnet:1.0.0',
              command: ['python', 'train.py'],
              cpu: '4',
              memory: '16Gi',
              accelerator: { resource: 'nvidia.com/gpu', count: 1 },
              queue: 'team-vision',
            },
          },
        },
      ],
    }),
  },
];
