import { TargetCluster } from '@mlport/backstage-plugin-ml-common';
import { Target } from './Target';
import { missingKinds } from './targetChoices';
import { TargetOptions } from './TargetOptions';

/** Chooses what is not chosen yet wherever there is only one choice. */
export function completeTarget(
  target: Target,
  clusters: readonly TargetCluster[],
  options: TargetOptions,
): Target {
  const cluster =
    target.cluster ??
    only(clusters.filter(each => missingKinds(each, options).length === 0))
      ?.name;
  const found = clusters.find(({ name }) => name === cluster);
  const namespace =
    target.namespace ??
    only(
      (found?.namespaces ?? []).filter(
        ({ queues }) => !options.requireQueue || queues.length > 0,
      ),
    )?.name;
  const queues =
    found?.namespaces.find(({ name }) => name === namespace)?.queues ?? [];
  return {
    cluster,
    namespace,
    queue:
      target.queue ??
      only(queues.filter(({ usable }) => usable !== false))?.name,
  };
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
