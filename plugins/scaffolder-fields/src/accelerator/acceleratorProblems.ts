import {
  isQualifiedName,
  TargetCluster,
} from '@mlport/backstage-plugin-ml-common';
import { Translate } from '../format/Translate';
import { acceleratorName } from '../format/acceleratorName';
import { offeredOf } from './acceleratorChoices';
import { ChosenAccelerator } from './ChosenAccelerator';

/**
 * What is wrong with an accelerator: what is missing, and what the cluster cannot give.
 *
 * @param where - The cluster where it will run, absent where that is not known; `inAll` where the
 *   count is not of one pod.
 */
export function acceleratorProblems(
  chosen: ChosenAccelerator,
  where: { cluster: TargetCluster | undefined; inAll?: boolean },
  t: Translate,
): { resource?: string; count?: string } {
  const { resource, product, count } = chosen;
  const { cluster, inAll } = where;
  if (!resource) {
    return { resource: t('accelerator.choose') };
  }
  if (!resource.includes('/') || !isQualifiedName(resource)) {
    return { resource: t('accelerator.noName', { name: resource }) };
  }
  const offered = cluster && offeredOf(chosen, cluster);
  if (cluster && cluster.accelerators.length > 0 && !offered) {
    return {
      resource: t('accelerator.notOffered', {
        cluster: cluster.name,
        name: acceleratorName({ resource, product }, t),
      }),
    };
  }
  if (count === undefined || !Number.isInteger(count) || count < 1) {
    return { count: t('accelerator.noCount') };
  }
  return cluster && offered && !inAll && count > offered.largestNode
    ? {
        count: t('accelerator.tooMany', {
          number: String(count),
          largest: String(offered.largestNode),
          cluster: cluster.name,
        }),
      }
    : {};
}
