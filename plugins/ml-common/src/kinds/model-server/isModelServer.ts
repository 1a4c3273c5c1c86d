import {
  KubernetesObject,
  asList,
  asRecord,
  asText,
  ownField,
  sumAccelerators,
} from '../../kubernetes';
import { QUEUE_LABEL, queueOf } from '../kueue-workload';
import { isServerCommand, isServerImage, isServerName } from './knownServers';

/** On all that KServe makes for an InferenceService. Source: kserve `pkg/constants`. */
export const INFERENCE_SERVICE = 'serving.kserve.io/inferenceservice';

/** On all that Knative makes for a Revision. Source: knative/serving `pkg/apis/serving`. */
const KNATIVE_REVISION = 'serving.knative.dev/revision';

/** On what the notebook controller makes. Source: kubeflow/notebooks v1.11.0. */
const NOTEBOOK = 'notebook-name';

const COMPONENTS: readonly unknown[] = ['model-server', 'inference-server'];

/** Which Deployments and StatefulSets serve models; the signs are in the README of this folder. */
export function isModelServer(object: KubernetesObject): boolean {
  const { labels } = object.meta;
  const has = (label: string) => Object.hasOwn(labels, label);
  if (has(NOTEBOOK) || (has(INFERENCE_SERVICE) && has(KNATIVE_REVISION))) {
    return false;
  }
  return (
    has(INFERENCE_SERVICE) ||
    queueOf(object) !== undefined ||
    Object.keys(labels).some(key => key.startsWith('mlport/')) ||
    COMPONENTS.includes(ownField(labels, 'app.kubernetes.io/component')) ||
    isServerName(asText(ownField(labels, 'app.kubernetes.io/name')) ?? '') ||
    isServerTemplate(asRecord(object.spec)?.template)
  );
}

function isServerTemplate(template: unknown): boolean {
  const labels = asRecord(asRecord(asRecord(template)?.metadata)?.labels) ?? {};
  const containers = asList(asRecord(asRecord(template)?.spec)?.containers);
  return (
    asText(ownField(labels, QUEUE_LABEL)) !== undefined ||
    sumAccelerators([{ template, count: 1 }]).length > 0 ||
    (containers ?? []).some(isServerContainer)
  );
}

function isServerContainer(value: unknown): boolean {
  const container = asRecord(value);
  const line = [container?.command, container?.args]
    .flatMap(words => asList(words) ?? [])
    .filter(word => typeof word === 'string')
    .join(' ');
  return isServerImage(asText(container?.image) ?? '') || isServerCommand(line);
}
