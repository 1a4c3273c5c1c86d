import { ApiObject, JsonObject } from '../../pocket/ApiObject';
import { PlacedObject } from '../runObjects';
import { deploymentOf, replicaSetName, Replicas } from './deploymentOf';
import {
  CANARY_PERCENT,
  inferenceServiceStatus,
} from './inferenceServiceStatus';
import { controlledBy, metadataOf } from './metadataOf';
import { PodCourse } from './PodCourse';
import { imagePullBackOff } from './podOf';
import { place } from './Scene';
import { ServicePlan } from './ServicePlan';

/** An InferenceService, its Deployments, their pods: as KServe 0.20 makes them. */
export function inferenceServiceOf(
  plan: ServicePlan,
  seenAt: number,
): PlacedObject[] {
  const { course, replicas, cluster } = plan;
  const predictor = { cluster, name: `${plan.name}-predictor` };
  const service: ApiObject = {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: metadataOf('InferenceService', plan, {
      generation: course === 'newRevisionFails' ? 2 : 1,
      labels: plan.labels,
      annotations: {
        modelFormat: plan.format,
        'serving.kserve.io/deploymentMode': 'Standard',
        ...(course === 'stopped' && { 'serving.kserve.io/stop': 'true' }),
        ...stampsOf(plan),
      },
      finalizers: ['inferenceservice.finalizers'],
    }),
    spec: {
      predictor: {
        minReplicas: replicas,
        maxReplicas: replicas,
        model: modelOf(plan, course === 'newRevisionFails' ? 2 : 1),
      },
      ...(course === 'canary' && {
        canary: [
          {
            predictor: {
              minReplicas: 1,
              model: { ...modelOf(plan, 2), name: 'kserve-container' },
              name: 'v2',
            },
            trafficPercent: CANARY_PERCENT,
          },
        ],
      }),
    },
    status: inferenceServiceStatus(
      plan,
      replicaSetName(predictor, podSpecOf(plan, 1)),
    ),
  };
  if (course === 'stopped') {
    return [place(service)];
  }
  return [
    place(service),
    ...predictors(plan).flatMap(({ name, revision, current, next }) =>
      deploymentOf(
        {
          cluster: plan.cluster,
          namespace: plan.namespace,
          name,
          madeAt: plan.madeAt,
          labels: {
            ...plan.labels,
            app: `isvc.${name}`,
            component: 'predictor',
            'serving.kserve.io/inferenceservice': plan.name,
          },
          annotations: { 'serving.kserve.io/deploymentMode': 'Standard' },
          owner: controlledBy(service),
          selector: { app: `isvc.${name}` },
          podSpec: podSpecOf(plan, revision),
          replicas: current.count,
          node: plan.node,
          current,
          ...(next && {
            next: {
              podSpec: podSpecOf(plan, 2),
              madeAt: plan.changedAt,
              pod: next,
            },
          }),
        },
        seenAt,
      ),
    ),
  ];
}

type Predictor = {
  name: string;
  revision: number;
  current: Replicas;
  next?: Replicas;
};

function predictors(plan: ServicePlan): Predictor[] {
  const name = `${plan.name}-predictor`;
  const running: PodCourse = { is: 'running', since: plan.madeAt + 40_000 };
  const serving = (count: number) => ({
    count,
    course: running,
    log: plan.log,
  });
  switch (plan.course) {
    case 'canary':
      return [
        { name, revision: 1, current: serving(plan.replicas - 1) },
        { name: `${name}-v2`, revision: 2, current: serving(1) },
      ];
    case 'imageMissing': {
      const course = imagePullBackOff(plan.image);
      return [{ name, revision: 1, current: { count: plan.replicas, course } }];
    }
    case 'newRevisionFails': {
      const end = {
        exitCode: 1,
        reason: 'Error' as const,
        startedAt: plan.changedAt + 2_000,
        finishedAt: plan.changedAt + 9_000,
      };
      const course: PodCourse = {
        is: 'waiting',
        init: true,
        reason: 'CrashLoopBackOff',
        message:
          'back-off 5m0s restarting failed container=storage-initializer',
        restarts: 9,
        lastEnd: end,
      };
      return [
        {
          name,
          revision: 1,
          current: serving(plan.replicas),
          next: { count: 1, course },
        },
      ];
    }
    default:
      return [{ name, revision: 1, current: serving(plan.replicas) }];
  }
}

/** What the template of an endpoint stamps on it. */
function stampsOf({ alias, model, versions: [version, canary] }: ServicePlan) {
  return (
    alias && {
      'mlport/mlflow-instance': 'main',
      'mlport/mlflow-model': model,
      'mlport/mlflow-model-version': String(version),
      'mlport/mlflow-model-alias': alias,
      ...(canary && { 'mlport/mlflow-canary-version': String(canary) }),
    }
  );
}

function storageOf({ model, versions }: ServicePlan, revision: number): string {
  return `s3://models/${model}/${versions[revision - 1] ?? versions[0]}`;
}

function modelOf(plan: ServicePlan, revision: number): JsonObject {
  return {
    modelFormat: { name: plan.format },
    name: '',
    resources: { limits: plan.resources, requests: plan.resources },
    storageUri: storageOf(plan, revision),
    ...(plan.env && { env: plan.env }),
  };
}

function podSpecOf(plan: ServicePlan, revision: number): JsonObject {
  return {
    initContainers: [
      {
        name: 'storage-initializer',
        image: 'kserve/storage-initializer:v0.20.0',
        args: [storageOf(plan, revision), '/mnt/models'],
        resources: { limits: { cpu: '1', memory: '1Gi' } },
      },
    ],
    containers: [
      {
        name: 'kserve-container',
        image: plan.image,
        args: [`--model_name=${plan.name}`, '--model_dir=/mnt/models'],
        env: plan.env ?? [],
        resources: { limits: plan.resources, requests: plan.resources },
      },
    ],
    restartPolicy: 'Always',
  };
}
