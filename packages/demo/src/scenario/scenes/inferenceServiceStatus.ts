import { JsonObject } from '../../pocket/ApiObject';
import { company } from '../company';
import { timestamp } from '../RunPlan';
import { ServiceCourse, ServicePlan } from './ServicePlan';

/** The share of requests that a canary is to get. */
export const CANARY_PERCENT = 25;

/**
 * The status of an InferenceService in Standard mode, whose predictor has a replica set of that name. Conditions, reasons and the absence of fields
 * were compared with recordings of KServe 0.20.
 */
export function inferenceServiceStatus(
  plan: ServicePlan,
  replicaSet: string,
): JsonObject {
  const { course, name, namespace } = plan;
  const at = timestamp(plan.madeAt + 40_000);
  const stopped = course === 'stopped';
  const serves = !stopped && course !== 'imageMissing';
  const host = `${namespace}.${company.domain}`;
  const condition = (type: string, more: JsonObject) => ({
    lastTransitionTime: at,
    ...more,
    type,
  });
  const withReason = (reason: string) => ({ reason, status: 'False' });
  const noIngress = withReason('Predictor ingress not created');
  const notServing = stopped ? withReason('Stopped') : noIngress;
  const serving = { status: 'True' };
  return {
    ...(serves && {
      address: {
        url: `http://${name}-predictor.${namespace}.svc.cluster.local`,
      },
      url: `https://${name}-${host}`,
    }),
    ...(course === 'canary' && {
      canaryStatuses: [
        {
          modelStatus: { transitionStatus: '' },
          name: 'v2',
          ready: true,
          trafficPercent: CANARY_PERCENT,
        },
      ],
    }),
    clusterServingRuntimeName: `kserve-${plan.format}server`,
    ...(!stopped && {
      components: {
        predictor: serves ? { url: `https://${name}-predictor-${host}` } : {},
      },
    }),
    conditions: [
      ...(course === 'canary'
        ? [
            condition('CanaryPredictorReady', {
              reason: 'AllCanariesReady',
              severity: 'Info',
              status: 'True',
            }),
          ]
        : []),
      condition('IngressReady', serves ? serving : notServing),
      condition('PredictorReady', predictorReady(course, replicaSet)),
      condition('Ready', serves ? serving : notServing),
      condition('Stopped', {
        severity: 'Info',
        status: stopped ? 'True' : 'False',
      }),
    ],
    deploymentMode: 'Standard',
    modelStatus: modelStatus(course),
    ...(!stopped && {
      observedGeneration: course === 'newRevisionFails' ? 2 : 1,
    }),
  };
}

function predictorReady(course: ServiceCourse, replicaSet: string): JsonObject {
  switch (course) {
    case 'stopped':
      return { reason: 'Stopped', status: 'False' };
    case 'imageMissing':
      return {
        message: 'Deployment does not have minimum availability.',
        reason: 'MinimumReplicasUnavailable',
        status: 'False',
      };
    case 'newRevisionFails':
      return {
        message: 'Deployment has minimum availability.',
        reason: 'MinimumReplicasAvailable',
        status: 'True',
      };
    default:
      return {
        message: `ReplicaSet "${replicaSet}" has successfully progressed.`,
        reason: 'NewReplicaSetAvailable',
        status: 'True',
      };
  }
}

function modelStatus(course: ServiceCourse): JsonObject {
  const model = (
    active: string,
    target: string,
    transitionStatus: string,
    more: JsonObject = {},
  ) => ({
    copies: { failedCopies: 0, ...(active && { totalCopies: 1 }) },
    ...more,
    states: { activeModelState: active, targetModelState: target },
    transitionStatus,
  });
  switch (course) {
    case 'stopped':
      return { transitionStatus: '' };
    case 'imageMissing':
      return model('', 'Pending', 'InProgress');
    case 'newRevisionFails':
      return model('Loaded', 'FailedToLoad', 'BlockedByFailedLoad', {
        lastFailureInfo: { exitCode: 1, reason: 'ModelLoadFailed' },
      });
    default:
      return model('Loaded', 'Loaded', 'UpToDate');
  }
}
