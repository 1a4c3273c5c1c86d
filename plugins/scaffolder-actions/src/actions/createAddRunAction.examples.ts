import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Shown by the scaffolder, and run by the tests. */
export const examples: TemplateExample[] = [
  {
    description: 'Add a rendered run to the fetched folder, and keep ten',
    example: stringify({
      steps: [
        {
          id: 'add',
          name: 'Add the run',
          action: 'ml:run:add',
          input: { from: 'rendered', to: 'deploy', keep: 10 },
        },
      ],
    }),
  },
];
