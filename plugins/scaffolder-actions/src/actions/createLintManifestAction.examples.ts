import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Shown by the scaffolder, and run by the tests. */
export const examples: TemplateExample[] = [
  {
    description: 'All manifests below a folder of the workspace',
    example: stringify({
      steps: [
        {
          id: 'lint',
          name: 'Check the manifests',
          action: 'ml:manifest:lint',
          input: { files: ['deploy'] },
        },
      ],
    }),
  },
];
