import { Kind } from './Kind';
import { batchJob } from './batch-job';
import { clusterQueue } from './cluster-queue';
import { clusterTrainingRuntime } from './cluster-training-runtime';
import { cohort } from './cohort';
import { deployment } from './deployment';
import { inferenceService } from './inference-service';
import { jobSet } from './job-set';
import { kueueWorkload } from './kueue-workload';
import { localQueue } from './local-queue';
import { namespace } from './namespace';
import { node } from './node';
import { pytorchJob } from './pytorch-job';
import { resourceFlavor } from './resource-flavor';
import { resourceQuota } from './resource-quota';
import { statefulSet } from './stateful-set';
import { trainJob } from './train-job';
import { trainingRuntime } from './training-runtime';

/**
 * The kinds that the platform knows. Watching, rules for reading clusters, templates and screens
 * iterate over it.
 *
 * @public
 */
export const kinds: readonly Kind[] = Object.freeze([
  pytorchJob,
  trainJob,
  jobSet,
  batchJob,
  inferenceService,
  deployment,
  statefulSet,
  kueueWorkload,
  trainingRuntime,
  clusterTrainingRuntime,
  localQueue,
  clusterQueue,
  cohort,
  resourceFlavor,
  resourceQuota,
  namespace,
  node,
]);

const byId: ReadonlyMap<string, Kind> = new Map(
  kinds.map(kind => [kind.id, kind]),
);
const byGroupKind: ReadonlyMap<string, Kind> = new Map(
  kinds.map(kind => [`${kind.group}/${kind.kind}`, kind]),
);

/**
 * A kind of {@link kinds} by its id.
 *
 * @public
 */
export function kindById(id: string): Kind | undefined {
  return byId.get(id);
}

/**
 * A kind of {@link kinds} by API group and Kubernetes kind. Both are needed: kinds of one name
 * exist in several groups.
 *
 * @public
 */
export function kindByGroupKind(group: string, kind: string): Kind | undefined {
  return byGroupKind.get(`${group}/${kind}`);
}
