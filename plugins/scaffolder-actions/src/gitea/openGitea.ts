import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';
import { GiteaClient } from './GiteaClient';
import { GiteaRepository } from './GiteaRepository';

/** A repository that a `repoUrl` names, and the API of its host. */
export interface OpenGitea {
  client: GiteaClient;
  repository: GiteaRepository;
  /** The address of the host, without a slash at its end. */
  baseUrl: string;
  /** Names the repository in keys of checkpoints: `git.example.com/ml/flowers`. */
  key: string;
}

/**
 * Finds the host of a `repoUrl`, and signs in with the token of the user, else with the credentials of
 * the integration. Sends nothing.
 *
 * @throws `InputError` when the host is no Gitea of the configuration, names no owner, or there are no
 * credentials for it.
 */
export function openGitea(options: {
  repoUrl: string;
  token?: string;
  integrations: ScmIntegrationRegistry;
  signal?: AbortSignal;
}): OpenGitea {
  const { repoUrl, token, integrations, signal } = options;
  const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
  const integration = integrations.gitea.byHost(host);
  if (!integration) {
    throw new InputError(
      `${host} is no Gitea that is known: name it in integrations.gitea of the configuration`,
    );
  }
  if (!owner) {
    throw new InputError(`"${repoUrl}" names no owner: choose one`);
  }
  const {
    username,
    password,
    baseUrl = `https://${host}`,
  } = integration.config;
  const secret = token ?? password;
  if (!secret) {
    throw new InputError(
      `There are no credentials for ${host}: add a password in integrations.gitea, or hand over a token`,
    );
  }
  const authorization =
    token === undefined && username
      ? `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`
      : `token ${secret}`;
  const client = GiteaClient.create({ baseUrl, authorization, signal });
  return {
    client,
    repository: GiteaRepository.create(client, owner, repo),
    baseUrl: baseUrl.replace(/\/+$/, ''),
    key: `${host}/${owner}/${repo}`,
  };
}
