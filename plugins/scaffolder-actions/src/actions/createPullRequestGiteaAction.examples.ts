import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Shown by the scaffolder, and run by the tests. */
export const examples: TemplateExample[] = [
  {
    description: 'Send a folder of the workspace into a folder of a repository',
    example: stringify({
      steps: [
        {
          id: 'pull-request',
          name: 'Send a pull request',
          action: 'ml:gitea:pull-request',
          input: {
            repoUrl: 'gitea.example.com?owner=ml&repo=flowers',
            branchName: 'run-flowers-2',
            title: 'New run flowers-2',
            sourcePath: 'project',
            targetPath: 'deploy',
            filesToDelete: ['runs/flowers-0.yaml'],
          },
        },
      ],
    }),
  },
];
