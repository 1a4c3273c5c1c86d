import {
  kinds as knownKinds,
  TargetCluster,
  TargetNamespace,
} from '@mlport/backstage-plugin-ml-common';
import { acceleratorName } from '../format/acceleratorName';
import { Translate } from '../format/Translate';
import { Choice } from './Choice';
import { freeInQueue } from './freeInQueue';
import { TargetOptions } from './TargetOptions';

/** A cluster tells of these kinds only whether it serves them. */
const told = new Set(
  knownKinds.filter(({ generator }) => generator).map(({ kind }) => kind),
);

/** The kinds that a cluster does not serve; none where it is not known what it serves. */
export function missingKinds(
  cluster: TargetCluster,
  { kinds = [] }: TargetOptions,
): string[] {
  return cluster.kinds.length === 0
    ? []
    : kinds.filter(kind => told.has(kind) && !cluster.kinds.includes(kind));
}

/** The clusters to choose from. */
export function clusterChoices(
  clusters: readonly TargetCluster[],
  options: TargetOptions,
  t: Translate,
): Choice[] {
  return clusters.map(cluster => {
    const missing = missingKinds(cluster, options);
    return {
      value: cluster.name,
      label: cluster.title ?? cluster.name,
      detail:
        cluster.accelerators
          // A device that is handed out in parts is counted by these.
          .filter(({ allocatable }) => allocatable > 0)
          .map(accelerator =>
            t('target.offers', {
              number: String(accelerator.allocatable),
              name: acceleratorName(accelerator, t),
            }),
          )
          .join(', ') || t('target.noAccelerators'),
      problem:
        missing.length > 0
          ? t('target.notServed', { kinds: missing.join(', ') })
          : undefined,
    };
  });
}

/** The namespaces to choose from, with who owns them. */
export function namespaceChoices(
  cluster: TargetCluster | undefined,
  { requireQueue }: TargetOptions,
  t: Translate,
): Choice[] {
  return (cluster?.namespaces ?? []).map(({ name, owner, queues }) => ({
    value: name,
    label: name,
    detail: owner ? t('target.owner', { owner }) : t('target.noOwner'),
    problem:
      requireQueue && queues.length === 0 ? t('target.noQueue') : undefined,
  }));
}

/** The queues to choose from, with what they have left. A stopped one says so, and may be chosen. */
export function queueChoices(
  cluster: TargetCluster | undefined,
  namespace: TargetNamespace | undefined,
  t: Translate,
): Choice[] {
  return (namespace?.queues ?? []).map(queue => {
    const free = cluster && freeInQueue(queue, cluster, t);
    return {
      value: queue.name,
      label: queue.name,
      detail:
        queue.usable === false
          ? [t('target.stopped'), queue.message].filter(Boolean).join(': ')
          : free,
    };
  });
}
