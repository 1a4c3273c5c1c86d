import { KubernetesObject, asSharedText, ownField } from '../../kubernetes';

/** The label that sends work to a LocalQueue. Source: kueue `pkg/controller/constants`. */
export const QUEUE_LABEL = 'kueue.x-k8s.io/queue-name';

/** The label that names the WorkloadPriorityClass. */
export const PRIORITY_LABEL = 'kueue.x-k8s.io/priority-class';

/** The LocalQueue that an object is sent to by its label. */
export function queueOf(object: KubernetesObject): string | undefined {
  return asSharedText(ownField(object.meta.labels, QUEUE_LABEL));
}

/** The priority class that an object has by its label. */
export function priorityOf(object: KubernetesObject): string | undefined {
  return asSharedText(ownField(object.meta.labels, PRIORITY_LABEL));
}
