import {
  GiteaIntegration,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';
import { createTemplateFilter } from '@backstage/plugin-scaffolder-node/alpha';

/** Names a folder of a repository as Backstage's readers take it. */
export function createScmFolderUrlFilter(integrations: ScmIntegrationRegistry) {
  return createTemplateFilter({
    id: 'scmFolderUrl',
    description:
      'The URL of a folder in a branch of a repository, as fetch:plain and the catalog read it; empty where the host is not known.',
    schema: z =>
      z
        .function()
        .args(
          z.string().describe('What the RepoUrlPicker gives'),
          z.string().describe('The branch'),
          z.string().optional().describe('The folder; the root by default'),
        )
        .returns(z.string()),
    examples: [
      {
        description: 'Fetch a folder of the repository that a form names',
        example: `- action: fetch:plain
  input:
    url: \${{ parameters.repoUrl | scmFolderUrl('main', 'deploy') }}`,
      },
    ],
    filter: (repoUrl, branch, folder = '') => {
      try {
        const path = folder.split('/').filter(part => part && part !== '.');
        return folderUrl(integrations, repoUrl, branch, path);
      } catch {
        return '';
      }
    },
  });
}

/** Source: the `…UrlReader` of `@backstage/backend-defaults`, and the pages of the hosts. */
function folderUrl(
  integrations: ScmIntegrationRegistry,
  repoUrl: string,
  branch: string,
  path: string[],
): string {
  const { host, owner, organization, workspace, project, repo } = parseRepoUrl(
    repoUrl,
    integrations,
  );
  const integration = integrations.byHost(host)!;
  const below = path.map(part => `/${part}`).join('');
  switch (integration.type) {
    case 'github':
      return `https://${host}/${owner}/${repo}/tree/${branch}${below}`;
    case 'gitlab':
      return `https://${host}/${owner}/${repo}/-/tree/${branch}${below}`;
    case 'gitea': {
      const { baseUrl } = (integration as GiteaIntegration).config;
      const root = baseUrl?.replace(/\/+$/, '') ?? `https://${host}`;
      return `${root}/${owner}/${repo}/src/branch/${branch}${below}`;
    }
    case 'bitbucketCloud':
      return `https://${host}/${workspace}/${repo}/src/${branch}${below}`;
    case 'bitbucketServer':
      return `https://${host}/projects/${project}/repos/${repo}/browse${below}?at=${branch}`;
    case 'azure':
      return `https://${host}/${organization}/${project}/_git/${repo}?path=${
        below || '/'
      }&version=GB${branch}`;
    default:
      return '';
  }
}
