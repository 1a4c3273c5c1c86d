import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Shown by the scaffolder, and run by the tests. */
export const examples: TemplateExample[] = [
  {
    description: 'Publish the workspace',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish the repository',
          action: 'ml:gitea:publish',
          input: {
            repoUrl: 'gitea.example.com?owner=ml&repo=flowers',
            description: 'Trains a classifier of flowers',
          },
        },
      ],
    }),
  },
  {
    description: 'Publish a folder as the user, visible to all',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish the repository',
          action: 'ml:gitea:publish',
          input: {
            repoUrl: 'gitea.example.com?owner=ml&repo=flowers',
            sourcePath: 'project',
            repoVisibility: 'public',
            token: '${{ secrets.USER_OAUTH_TOKEN }}',
          },
        },
      ],
    }),
  },
];
