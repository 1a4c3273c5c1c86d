import { asRecord, asText } from '@mlport/backstage-plugin-ml-common';

/** Where the files go, as far as the form says. */
export interface Destination {
  /** `ml/flowers` on a host. */
  repository?: { host: string; name: string };
  /** How they get there. */
  publish?: 'repository' | 'pull-request';
  /** The folder, without a slash at its end; empty for the root of the repository. */
  folder: string;
  branch?: string;
}

/**
 * Where the files of a form go.
 *
 * @param form - The values of all steps: `repoUrl` of the repository picker, `publish`, `gitSource`.
 * @param options - What the template knows beforehand.
 */
export function destinationOf(
  form: unknown,
  options: { publish?: string; path?: string },
): Destination {
  const values = asRecord(form);
  const source = asRecord(values?.gitSource);
  const publish = options.publish ?? values?.publish;
  return {
    repository: repositoryOf(asText(values?.repoUrl)),
    publish:
      publish === 'repository' || publish === 'pull-request'
        ? publish
        : undefined,
    folder: (options.path ?? asText(source?.path) ?? '')
      .replace(/^(\.\/|\.$)/, '')
      .replace(/\/+$/, ''),
    branch: asText(source?.branch),
  };
}

/**
 * What the repository picker gives: `github.com?owner=ml&repo=flowers`.
 *
 * Source: `@backstage/plugin-scaffolder-node`, `parseRepoUrl`.
 */
function repositoryOf(repoUrl: string | undefined): Destination['repository'] {
  if (!repoUrl || !URL.canParse(`https://${repoUrl}`)) {
    return undefined;
  }
  const { host, searchParams } = new URL(`https://${repoUrl}`);
  const name = ['organization', 'workspace', 'owner', 'project', 'repo']
    .map(part => searchParams.get(part))
    .filter(Boolean)
    .join('/');
  return name ? { host, name } : undefined;
}

/** A path of the repository. */
export function pathIn({ folder }: Destination, path: string): string {
  return folder ? `${folder}/${path}` : path;
}
