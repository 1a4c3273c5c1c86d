import { NotFoundError } from '@backstage/errors';
import { answers } from './answers';
import { GiteaClient } from './GiteaClient';
import { GiteaRepository } from './GiteaRepository';

/**
 * Makes a repository without a commit, for an organization or for the user who is signed in.
 *
 * @throws `ConflictError` when there is one by now, `NotFoundError` when the owner is neither.
 */
export async function createRepository(
  client: GiteaClient,
  { owner, name, fullName }: GiteaRepository,
  options: { description: string; private: boolean; defaultBranch: string },
): Promise<void> {
  await client.request(answers.repository, {
    action: `make the repository ${fullName}`,
    method: 'POST',
    path: await ownerPath(client, owner),
    body: {
      name,
      description: options.description,
      private: options.private,
      default_branch: options.defaultBranch,
      auto_init: false,
    },
  });
}

async function ownerPath(client: GiteaClient, owner: string) {
  const action = `look at the owner ${owner}`;
  const organization = await client.find(answers.organization, {
    action,
    path: ['orgs', owner],
  });
  if (organization) {
    return ['orgs', owner, 'repos'];
  }
  const user = await client.request(answers.user, { action, path: ['user'] });
  if (user.login === owner) {
    return ['user', 'repos'];
  }
  throw new NotFoundError(
    `There is no organization "${owner}", and it is not the user who is signed in. Choose another owner, or have the organization made`,
  );
}
