import {
  JsonRecord,
  KubernetesObject,
  asCount,
  asSharedText,
  needRecord,
  ownField,
  shareList,
  sumAccelerators,
} from '../../kubernetes';
import { WorkloadReading } from '../../workload';
import { priorityOf, queueOf } from '../kueue-workload';
import { servedByServer } from '../served/servedByServer';
import { INFERENCE_SERVICE } from './isModelServer';

/** What KServe puts on the parts of an InferenceService: `predictor`, `transformer`, … */
const COMPONENT = 'component';

/** Whether a status is about the spec beside it; before, it tells of what was asked for earlier. */
export function isCurrent(
  { meta }: KubernetesObject,
  { observedGeneration }: JsonRecord,
): boolean {
  const observed = asCount(observedGeneration) ?? 0;
  return observed > 0 && observed >= (meta.generation ?? 0);
}

/** How many replicas a server shall have. */
export function desiredReplicas(spec: JsonRecord): number {
  return asCount(spec.replicas) ?? 1;
}

/** What Deployments and StatefulSets say in the same fields. */
export function readServer(
  object: KubernetesObject,
  spec: JsonRecord,
  status: JsonRecord,
): Pick<
  WorkloadReading,
  'roles' | 'accelerators' | 'queue' | 'priority' | 'serves'
> {
  const desired = desiredReplicas(spec);
  const template = needRecord(spec.template, 'spec.template');
  const isObserved = asCount(status.observedGeneration) !== undefined;
  const role = {
    role: asSharedText(ownField(object.meta.labels, COMPONENT)) ?? 'server',
    desired,
    ready: isObserved ? asCount(status.readyReplicas) ?? 0 : undefined,
  };
  // What KServe made says it of the InferenceService.
  const isOfKServe = ownField(object.meta.labels, INFERENCE_SERVICE);
  const serves = isOfKServe ? undefined : servedByServer(object);
  return {
    roles: shareList([role]),
    accelerators: sumAccelerators([{ template, count: desired }]),
    queue: queueOf(object),
    priority: priorityOf(object),
    ...(serves && { serves }),
  };
}
