import { ApiObject, JsonObject } from '../../pocket/ApiObject';
import { suffixOf } from '../random';
import { PlacedObject } from '../runObjects';
import { controlledBy, Identity, metadataOf } from './metadataOf';
import { podOf } from './podOf';
import { place } from './Scene';

/** A StatefulSet whose pods all run. */
export type StatefulSetPlan = Identity & {
  namespace: string;
  labels: { [key: string]: string };
  podSpec: JsonObject;
  replicas: number;
  node: string;
  log: string[];
};

/** A StatefulSet and its pods. */
export function statefulSetOf(
  plan: StatefulSetPlan,
  seenAt: number,
): PlacedObject[] {
  const { name, replicas, labels, podSpec } = plan;
  const revision = `${name}-${suffixOf(10, name)}`;
  const selector = { app: name };
  const template = {
    metadata: { labels: { ...labels, ...selector } },
    spec: podSpec,
  };
  const set: ApiObject = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadataOf('StatefulSet', plan, { labels }),
    spec: {
      replicas,
      serviceName: name,
      selector: { matchLabels: selector },
      template,
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate' },
    },
    status: {
      observedGeneration: 1,
      replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
      currentReplicas: replicas,
      updatedReplicas: replicas,
      currentRevision: revision,
      updateRevision: revision,
      collisionCount: 0,
    },
  };
  const pods = Array.from({ length: replicas }, (_, index) =>
    podOf(
      {
        ...plan,
        name: `${name}-${index}`,
        owner: controlledBy(set),
        labels: {
          'apps.kubernetes.io/pod-index': String(index),
          'controller-revision-hash': revision,
          'statefulset.kubernetes.io/pod-name': `${name}-${index}`,
        },
        template,
        course: { is: 'running', since: plan.madeAt + 60_000 },
      },
      seenAt,
    ),
  );
  return [place(set), ...pods.flat()];
}
