import { renderEnv } from '../../kinds/generate/renderEnv';
import {
  renderContainerSecurity,
  renderPlacement,
  renderPodSecurity,
  renderResources,
} from '../../kinds/generate/renderPod';
import { toSeconds } from '../common/duration';
import { envOf } from '../common/env';
import { renderStartupProbe } from '../common/renderStartupProbe';
import { KserveEndpointParameters } from './parameters';

/** What a replica bears, where the form does not say: percent of CPU, or requests at once. */
const SCALE_TARGETS = { Standard: 75, Knative: 10 };
const SCALE_METRICS = { Standard: 'cpu', Knative: 'concurrency' };

/**
 * The predictor. In the mode Knative a canary is the predictor itself, with the share of the traffic
 * that does not stay with the revision before it.
 */
export function renderPredictor(parameters: KserveEndpointParameters) {
  const { mode, storageUri, canary } = parameters;
  return {
    ...renderScaling(parameters),
    ...renderRollout(parameters),
    ...renderModelPod(
      parameters,
      mode === 'Knative' && canary ? canary.storageUri : storageUri,
    ),
  };
}

/** The pods of a model, wherever they stand. */
export function renderModelPod(
  parameters: KserveEndpointParameters,
  storageUri: string,
) {
  const { serviceAccount, mode } = parameters;
  return {
    ...(serviceAccount && { serviceAccountName: serviceAccount }),
    automountServiceAccountToken: false,
    // For the container that fetches the model; Knative takes no security context of a pod.
    ...(mode === 'Standard' && {
      securityContext: renderPodSecurity(parameters),
    }),
    ...renderPlacement(parameters),
    model: renderModel(parameters, storageUri),
  };
}

function renderRollout({
  mode,
  accelerator,
  canary,
  loadTimeout,
}: KserveEndpointParameters) {
  if (mode === 'Knative') {
    return {
      annotations: {
        'serving.knative.dev/progress-deadline': `${toSeconds(loadTimeout)}s`,
      },
      ...(canary && { canaryTrafficPercent: canary.percent }),
    };
  }
  // A rollout needs no accelerator beside those that are in use.
  return accelerator
    ? {
        deploymentStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
        },
      }
    : {};
}

function renderScaling(parameters: KserveEndpointParameters) {
  const { mode, minReplicas, maxReplicas, scaleTarget, canary } = parameters;
  // The webhook refuses scaling beside a canary, whose replicas are taken from those of the model.
  if (canary && mode === 'Standard') {
    return { minReplicas };
  }
  return {
    minReplicas,
    maxReplicas,
    ...(maxReplicas > minReplicas && {
      scaleMetric: SCALE_METRICS[mode],
      scaleTarget: scaleTarget ?? SCALE_TARGETS[mode],
    }),
  };
}

function renderModel(parameters: KserveEndpointParameters, storageUri: string) {
  const { mode, modelFormat, runtime } = parameters;
  const env = renderEnv(envOf(parameters));
  return {
    modelFormat: { name: modelFormat },
    ...(runtime && { runtime }),
    storageUri,
    ...(env.length > 0 && { env }),
    resources: renderResources(parameters),
    securityContext: {
      ...renderPodSecurity(parameters),
      ...renderContainerSecurity(),
    },
    ...(mode === 'Standard' && {
      startupProbe: renderStartupProbe({
        path: parameters.probePath ?? probePathOf(parameters),
        port: parameters.probePort,
        loadTimeout: parameters.loadTimeout,
      }),
    }),
  };
}

/** TensorFlow Serving has the paths of version 1 only; the other runtimes have those of version 2. */
function probePathOf({ modelFormat, name }: KserveEndpointParameters): string {
  return modelFormat === 'tensorflow'
    ? `/v1/models/${name}`
    : '/v2/health/ready';
}
