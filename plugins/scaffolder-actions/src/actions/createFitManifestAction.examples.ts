import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Shown by the scaffolder, and run by the tests. */
export const examples: TemplateExample[] = [
  {
    description: 'Refuse what could never run on the cluster',
    example: stringify({
      steps: [
        {
          id: 'fit',
          name: 'Ask whether it fits',
          action: 'ml:manifest:fit',
          input: { cluster: 'prod-eu', files: ['deploy'] },
        },
      ],
    }),
  },
  {
    description: 'Only say it: the quota comes with the next release',
    example: stringify({
      steps: [
        {
          id: 'fit',
          name: 'Ask whether it fits',
          action: 'ml:manifest:fit',
          input: { cluster: 'prod-eu', files: ['deploy'], onNever: 'warn' },
        },
      ],
    }),
  },
];
