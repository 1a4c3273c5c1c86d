import { asRecord, asText } from '@mlport/backstage-plugin-ml-common';
import { ADDRESS_PARTS, parseRepoUrl } from '../repository/RepositoryAddress';
import { Delivery, deliveryOf } from '../repository/RepositoryHost';

/** Where the files go, as far as the form says. */
export interface Destination {
  /** `ml/flowers` on a host. */
  repository?: { host: string; name: string };
  /** How they get there. */
  delivery?: Delivery;
  /** The folder, without a slash at its end; empty for the root of the repository. */
  folder: string;
  branch?: string;
}

/**
 * Where the files of a form go.
 *
 * @param form - The values of all steps: `repoUrl` of the repository picker, `delivery`, `gitSource`.
 * @param options - What the template knows beforehand.
 */
export function destinationOf(
  form: unknown,
  options: { delivery?: string; path?: string },
): Destination {
  const values = asRecord(form);
  const source = asRecord(values?.gitSource);
  return {
    repository: repositoryOf(values?.repoUrl),
    delivery: deliveryOf(options.delivery ?? values?.delivery),
    folder: (options.path ?? asText(source?.path) ?? '')
      .replace(/^(\.\/|\.$)/, '')
      .replace(/\/+$/, ''),
    branch: asText(source?.branch),
  };
}

function repositoryOf(repoUrl: unknown): Destination['repository'] {
  const address = parseRepoUrl(repoUrl);
  const name = ADDRESS_PARTS.map(part => address?.[part])
    .filter(Boolean)
    .join('/');
  return address && name ? { host: address.host, name } : undefined;
}

/** A path of the repository. */
export function pathIn({ folder }: Destination, path: string): string {
  return folder ? `${folder}/${path}` : path;
}
