import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateFilter } from '@backstage/plugin-scaffolder-node/alpha';

/** Names the kind of host that a `repoUrl` is on, so that steps can be for one kind. */
export function createScmTypeFilter(integrations: ScmIntegrationRegistry) {
  return createTemplateFilter({
    id: 'scmType',
    description:
      'The type of the integration that a repoUrl is on: github, gitlab, gitea, bitbucketCloud, bitbucketServer, azure, gerrit, harness; "unknown" where no integration is configured for its host.',
    schema: z =>
      z
        .function()
        .args(z.string().describe('What the RepoUrlPicker gives'))
        .returns(z.string()),
    examples: [
      {
        description: 'A step for repositories on Gitea only',
        example: `- id: publish-gitea
  if: \${{ (parameters.repoUrl | scmType) === 'gitea' }}
  action: ml:gitea:publish`,
      },
    ],
    filter: repoUrl => scmTypeOf(integrations, repoUrl),
  });
}

/** The type of the integration that a `repoUrl` is on; `unknown` for all else. */
export function scmTypeOf(
  integrations: ScmIntegrationRegistry,
  repoUrl: unknown,
): string {
  const url = `https://${repoUrl}`;
  return (
    (URL.canParse(url) && integrations.byHost(new URL(url).host)?.type) ||
    'unknown'
  );
}
