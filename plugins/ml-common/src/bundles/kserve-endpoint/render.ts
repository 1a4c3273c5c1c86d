import { QUEUE_LABEL } from '../../kinds/kueue-workload';
import {
  allowCallers,
  allowDns,
  reachPorts,
  renderNetworkPolicy,
} from '../common/renderNetworkPolicy';
import { modelAnnotations } from './modelAnnotations';
import { KserveEndpointParameters } from './parameters';
import { renderModelPod, renderPredictor } from './renderPredictor';

/** On all that KServe makes for an InferenceService. Source: kserve `pkg/constants`. */
const INFERENCE_SERVICE_LABEL = 'serving.kserve.io/inferenceservice';

/** The InferenceService, and who may call its pods. */
export function render(parameters: KserveEndpointParameters) {
  const { name, target, callers, egressPorts } = parameters;
  return [
    {
      path: 'inference-service.yaml',
      objects: [renderInferenceService(parameters)],
    },
    {
      path: 'network-policy.yaml',
      objects: [
        renderNetworkPolicy({
          name,
          namespace: target.namespace,
          pods: { [INFERENCE_SERVICE_LABEL]: name },
          // All ports: the sidecars of Knative are asked by its activator and its autoscaler.
          ingress: [allowCallers(callers)],
          egress: [allowDns(), ...reachPorts(egressPorts)],
        }),
      ],
    },
  ];
}

function renderInferenceService(parameters: KserveEndpointParameters) {
  const { name, target, mode, canary } = parameters;
  const isKnative = mode === 'Knative';
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name,
      namespace: target.namespace,
      labels: {
        'mlport/generated': 'true',
        // Kueue manages the Deployments of KServe, and not the Revisions of Knative.
        ...(target.queue && !isKnative && { [QUEUE_LABEL]: target.queue }),
      },
      annotations: {
        'serving.kserve.io/deploymentMode': mode,
        ...(isKnative &&
          canary && { 'serving.kserve.io/enable-tag-routing': 'true' }),
        ...modelAnnotations(parameters),
      },
    },
    spec: {
      predictor: renderPredictor(parameters),
      ...(canary &&
        !isKnative && { canary: [renderCanary(parameters, canary)] }),
    },
  };
}

/**
 * A canary of the mode Standard: its share is a share of the replicas.
 *
 * Source: kserve v0.20.0, `inference_service_validation.go`: it has a name of its own and no scaling,
 * and its model is called as the container.
 */
function renderCanary(
  parameters: KserveEndpointParameters,
  { percent, storageUri }: NonNullable<KserveEndpointParameters['canary']>,
) {
  const { model, ...pod } = renderModelPod(parameters, storageUri);
  return {
    trafficPercent: percent,
    predictor: {
      name: 'canary',
      ...pod,
      model: { name: 'kserve-container', ...model },
    },
  };
}
