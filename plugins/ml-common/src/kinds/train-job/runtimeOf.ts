import {
  KubernetesObject,
  ObjectName,
  asRecord,
  asText,
} from '../../kubernetes';

const GROUP = 'trainer.kubeflow.org';

/**
 * The name of the runtime that a TrainJob names, when it is of this kind. Group and kind may be left
 * out; the kind is then the cluster's.
 */
export function runtimeOf(
  object: KubernetesObject,
  kind: 'TrainingRuntime' | 'ClusterTrainingRuntime',
): ObjectName | undefined {
  const ref = asRecord(asRecord(object.spec)?.runtimeRef);
  const name = asText(ref?.name);
  const isOurs = (ref?.apiGroup ?? GROUP) === GROUP;
  if (!name || !isOurs || (ref?.kind ?? 'ClusterTrainingRuntime') !== kind) {
    return undefined;
  }
  return kind === 'TrainingRuntime'
    ? { namespace: object.meta.namespace, name }
    : { name };
}
