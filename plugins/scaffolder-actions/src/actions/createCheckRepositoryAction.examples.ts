import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Shown by the scaffolder, and run by the tests. */
export const examples: TemplateExample[] = [
  {
    description: 'Before anything is made',
    example: stringify({
      steps: [
        {
          id: 'repository',
          name: 'Look at the host',
          action: 'ml:repository:check',
          input: {
            repoUrl: 'github.com?owner=ml&repo=flowers',
            delivery: 'pull-request',
          },
        },
      ],
    }),
  },
];
