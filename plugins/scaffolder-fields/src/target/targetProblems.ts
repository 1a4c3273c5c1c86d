import {
  ListTargetsResponse,
  isSubdomain,
} from '@mlport/backstage-plugin-ml-common';
import { Translate } from '../format/Translate';
import { Target } from './Target';
import { missingKinds } from './targetChoices';
import { TargetOptions } from './TargetOptions';

/** What is wrong with a target, part by part. */
export interface TargetProblems {
  cluster?: string;
  namespace?: string;
  queue?: string;
}

/**
 * What is wrong with a target: what is missing, what is no name, and what the cluster does not have.
 *
 * @param targets - Where the user can send work; absent where that is not known.
 */
export function targetProblems(
  target: Target,
  targets: ListTargetsResponse | undefined,
  options: TargetOptions,
  t: Translate,
): TargetProblems {
  const cluster = targets?.items.find(({ name }) => name === target.cluster);
  const namespace = cluster?.namespaces.find(
    ({ name }) => name === target.namespace,
  );
  return {
    cluster: clusterProblem(),
    namespace: namespaceProblem(),
    queue: queueProblem(),
  };

  function clusterProblem(): string | undefined {
    if (!target.cluster) {
      return t('target.chooseCluster');
    }
    if (targets && !cluster && targets.items.length > 0) {
      return t('target.unknownCluster', { name: target.cluster });
    }
    const missing = cluster ? missingKinds(cluster, options) : [];
    return missing.length > 0
      ? t('target.clusterLacks', {
          name: target.cluster,
          kinds: missing.join(', '),
        })
      : undefined;
  }

  function namespaceProblem(): string | undefined {
    if (!target.namespace) {
      return target.cluster ? t('target.chooseNamespace') : undefined;
    }
    if (!isSubdomain(target.namespace) || target.namespace.includes('.')) {
      return t('target.noName', { name: target.namespace });
    }
    return cluster && cluster.namespaces.length > 0 && !namespace
      ? t('target.unknownNamespace', {
          cluster: cluster.name,
          name: target.namespace,
        })
      : undefined;
  }

  function queueProblem(): string | undefined {
    if (!target.queue) {
      return options.requireQueue && target.namespace
        ? t('target.chooseQueue')
        : undefined;
    }
    if (!isSubdomain(target.queue)) {
      return t('target.noName', { name: target.queue });
    }
    return namespace &&
      namespace.queues.length > 0 &&
      !namespace.queues.some(({ name }) => name === target.queue)
      ? t('target.unknownQueue', {
          namespace: namespace.name,
          name: target.queue,
        })
      : undefined;
  }
}
