import { Translate } from '../format/Translate';
import { AddressPart, RepositoryAddress } from './RepositoryAddress';
import { RepositoryHost } from './RepositoryHost';

/** Names have no more than this on any host; GitLab's owners are groups in groups. */
const NAMES: Record<AddressPart, RegExp> = {
  organization: /^[\w.-]+$/,
  workspace: /^[\w.-]+$/,
  owner: /^[\w.-]+(\/[\w.-]+)*$/,
  project: /^[\w.~-]([\w.~ -]*[\w.~-])?$/,
  repo: /^[\w.-]+$/,
};

/**
 * What is wrong with an address: what is missing, and what no host takes.
 *
 * @param hosts - Those that the template can send to.
 */
export function repositoryProblems(
  address: RepositoryAddress | undefined,
  hosts: readonly RepositoryHost[],
  t: Translate,
): { [part in 'host' | AddressPart]?: string } {
  const host = hosts.find(each => each.host === address?.host);
  if (!address || !host) {
    return {
      host: address
        ? t('repository.unknownHost', { host: address.host })
        : t('repository.chooseHost'),
    };
  }
  return Object.fromEntries(
    host.parts.flatMap((part): [string, string][] => {
      const value = address[part];
      if (!value) {
        return [[part, t(`repository.missing.${part}`)]];
      }
      return NAMES[part].test(value)
        ? []
        : [[part, t('repository.noName', { name: value })]];
    }),
  );
}
