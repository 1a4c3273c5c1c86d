import { ClusterObject, ClusterState, conditionOf } from './ClusterView';
import { FitCase } from './loadFitCases';

/** What the controllers have not come to yet of a case's cluster; `undefined` when all is as it should be. */
export function stillOpen(
  state: ClusterState,
  one: FitCase,
  namespace: string,
): string | undefined {
  const { queues = {}, quotas = {}, load = [], nodes = {} } = one;
  const isJudged = isActive(one.isInactive ? 'False' : 'True');
  const own = (list: readonly ClusterObject[]) =>
    list.filter(({ metadata }) => metadata.namespace === namespace);
  if (!own(state.localQueues).every(isJudged)) {
    return 'LocalQueues';
  }
  for (const name of Object.keys(queues)) {
    const queue = state.clusterQueues.find(
      ({ metadata }) => metadata.name === `${namespace}-${name}`,
    );
    const wanted = load.filter(job => job.queue === name).length;
    const reserving = queue?.status?.reservingWorkloads ?? 0;
    if (!queue || !isJudged(queue) || reserving !== wanted) {
      return `ClusterQueue ${name}`;
    }
  }
  for (const [name, { used }] of Object.entries(quotas)) {
    const quota = own(state.resourceQuotas).find(
      ({ metadata }) => metadata.name === name,
    );
    const counted = quota?.status?.used ?? {};
    if (Object.entries(used).some(([key, value]) => counted[key] !== value)) {
      return `ResourceQuota ${name}: ${JSON.stringify(counted)}`;
    }
  }
  for (const [name, { count = 1, isReady = true }] of Object.entries(nodes)) {
    const found = state.nodes.filter(
      node =>
        node.metadata.name.startsWith(`${namespace}-${name}-`) &&
        isNode(node, isReady),
    );
    if (found.length < count) {
      return `nodes ${name}`;
    }
  }
  const loaded = own(state.pods).filter(
    pod => conditionOf(pod, 'PodScheduled')?.status === 'True',
  );
  const wanted = load.reduce((sum, { pods = 1 }) => sum + pods, 0);
  return loaded.length < wanted ? 'pods of the load' : undefined;
}

/** A queue is inactive for a moment, until its controller has come to its flavors. */
function isActive(status: string) {
  return (queue: ClusterObject) =>
    conditionOf(queue, 'Active')?.status === status;
}

/** The scheduler goes by the taint that follows the condition. */
export function isNode(node: ClusterObject, isReady: boolean): boolean {
  const status = conditionOf(node, 'Ready')?.status;
  const isTainted = node.spec?.taints?.some(
    ({ key }) => key === 'node.kubernetes.io/not-ready',
  );
  return isReady
    ? status === 'True' && !isTainted
    : status === 'False' && isTainted === true;
}
