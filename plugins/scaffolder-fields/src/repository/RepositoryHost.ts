import { ScmIntegrationRegistry } from '@backstage/integration';
import { AddressPart } from './RepositoryAddress';

/** How the files of a form get to a repository. */
export type Delivery = 'new-repository' | 'pull-request';

/** A host that a template can send to. */
export interface RepositoryHost {
  host: string;
  /** As the integration calls it. */
  title: string;
  /** What names a repository there. */
  parts: readonly AddressPart[];
}

type HostType =
  | 'gitea'
  | 'github'
  | 'gitlab'
  | 'bitbucketCloud'
  | 'bitbucketServer'
  | 'azure';

/** What names a repository, by the type of the integration. */
const PARTS: Record<HostType, readonly AddressPart[]> = {
  gitea: ['owner', 'repo'],
  github: ['owner', 'repo'],
  gitlab: ['owner', 'repo'],
  bitbucketCloud: ['workspace', 'project', 'repo'],
  bitbucketServer: ['project', 'repo'],
  azure: ['organization', 'project', 'repo'],
};

/** Where the templates can send what; the action `ml:repository:check` checks it again. */
const TYPES: Record<Delivery, readonly HostType[]> = {
  'new-repository': [
    'gitea',
    'github',
    'gitlab',
    'bitbucketCloud',
    'bitbucketServer',
    'azure',
  ],
  'pull-request': ['gitea', 'github', 'gitlab'],
};

/** The value of the field `delivery`, where it is one. */
export function deliveryOf(value: unknown): Delivery | undefined {
  return value === 'new-repository' || value === 'pull-request'
    ? value
    : undefined;
}

/** The configured hosts that a template can send to. */
export function repositoryHosts(
  integrations: ScmIntegrationRegistry,
  delivery: Delivery = 'new-repository',
): RepositoryHost[] {
  const hosts = TYPES[delivery].flatMap(type =>
    integrations[type].list().map(({ title, config }) => ({
      host: config.host,
      title,
      parts: PARTS[type],
    })),
  );
  // The same host may be configured twice, for two accounts.
  return [...new Map(hosts.map(each => [each.host, each])).values()];
}
