import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  createTemplateAction,
  parseRepoUrl,
} from '@backstage/plugin-scaffolder-node';
import { scmTypeOf } from '../templating/createScmTypeFilter';
import { examples } from './createCheckRepositoryAction.examples';

const DELIVERIES = ['new-repository', 'pull-request'] as const;

/**
 * Hosts on which the templates have a step for it. Backstage has no action that opens a pull request on
 * Azure, and its actions for Bitbucket send the whole workspace, not a folder of it.
 */
const HOSTS: Record<(typeof DELIVERIES)[number], readonly string[]> = {
  'new-repository': [
    'github',
    'gitlab',
    'gitea',
    'bitbucketCloud',
    'bitbucketServer',
    'azure',
  ],
  'pull-request': ['github', 'gitlab', 'gitea'],
};

/** Stops a task before anything is made, where no step would send the result. */
export function createCheckRepositoryAction(options: {
  integrations: ScmIntegrationRegistry;
}) {
  return createTemplateAction({
    id: 'ml:repository:check',
    description:
      'Checks that the host of a repository is configured, and that the templates can publish to it or open a pull request on it. Sends nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z => z.string().describe('The repository'),
        delivery: z => z.enum(DELIVERIES).default('new-repository'),
      },
      output: {
        type: z => z.string().describe('The type of the integration'),
      },
    },
    async handler({ input, logger, output }) {
      const { repoUrl, delivery = 'new-repository' } = input;
      const { integrations } = options;
      const type = scmTypeOf(integrations, repoUrl);
      const { host } = parseRepoUrl(repoUrl, integrations);
      if (!HOSTS[delivery].includes(type)) {
        const words =
          delivery === 'pull-request'
            ? 'No pull request can be opened'
            : 'No repository can be made';
        throw new InputError(
          `${words} on ${host}, which is of the type ${type}. Choose a host of the types ${HOSTS[
            delivery
          ].join(', ')}`,
        );
      }
      logger.info(`${host} is of the type ${type}`);
      output('type', type);
    },
  });
}
