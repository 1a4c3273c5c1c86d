import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Shown by the scaffolder, and run by the tests. */
export const examples: TemplateExample[] = [
  {
    description: 'What was rendered, against the cluster that it is for',
    example: stringify({
      steps: [
        {
          id: 'validate',
          name: 'Ask the cluster for its schemas',
          action: 'ml:manifest:validate',
          input: { cluster: 'prod-eu', files: ['deploy'] },
        },
      ],
    }),
  },
];
