import { ApiObject } from '../../pocket/ApiObject';
import { company } from '../company';
import { timestamp } from '../RunPlan';
import { PlacedObject } from '../runObjects';
import { Identity, metadataOf } from './metadataOf';
import { place } from './Scene';

/** An InferenceService in Knative mode, whose route gives a tenth to its new revision. */
export function knativeServiceOf(
  plan: Identity & { namespace: string; labels: { [key: string]: string } },
): PlacedObject {
  const { name, namespace, madeAt } = plan;
  const revision = (number: number) => `${name}-predictor-0000${number}`;
  const url = `https://${name}.${namespace}.us.${company.domain}`;
  const resources = { cpu: '2', memory: '8Gi', 'nvidia.com/gpu': '1' };
  const service: ApiObject = {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: metadataOf('InferenceService', plan, {
      generation: 2,
      labels: plan.labels,
      annotations: { 'serving.kserve.io/deploymentMode': 'Knative' },
      finalizers: ['inferenceservice.finalizers'],
    }),
    spec: {
      predictor: {
        minReplicas: 2,
        canaryTrafficPercent: 10,
        model: {
          modelFormat: { name: 'triton' },
          name: '',
          resources: { limits: resources, requests: resources },
          storageUri: `s3://models/${name}/12`,
        },
      },
    },
    status: {
      url,
      address: { url: `http://${name}.${namespace}.svc.cluster.local` },
      clusterServingRuntimeName: 'kserve-tritonserver',
      components: {
        predictor: {
          latestReadyRevision: revision(2),
          latestCreatedRevision: revision(2),
          latestRolledoutRevision: revision(1),
          traffic: [
            { latestRevision: true, percent: 10, revisionName: revision(2) },
            {
              latestRevision: false,
              percent: 90,
              revisionName: revision(1),
              tag: 'prev',
            },
          ],
          url,
        },
      },
      conditions: [
        'IngressReady',
        'LatestDeploymentReady',
        'PredictorConfigurationReady',
        'PredictorReady',
        'PredictorRouteReady',
        'Ready',
        'RoutesReady',
      ].map(type => ({
        lastTransitionTime: timestamp(madeAt + 60_000),
        status: 'True',
        type,
      })),
      deploymentMode: 'Knative',
      modelStatus: {
        copies: { failedCopies: 0, totalCopies: 2 },
        states: { activeModelState: 'Loaded', targetModelState: 'Loaded' },
        transitionStatus: 'UpToDate',
      },
      observedGeneration: 2,
    },
  };
  return place(service);
}
