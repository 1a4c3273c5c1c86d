import {
  asJsonObject,
  Json,
  JsonObject,
  OwnerReference,
} from '../pocket/ApiObject';
import { deploymentOf, replicaSetName } from '../scenario/scenes/deploymentOf';
import { inferenceServiceStatus } from '../scenario/scenes/inferenceServiceStatus';
import { controlledBy } from '../scenario/scenes/metadataOf';
import { PodCourse } from '../scenario/scenes/PodCourse';
import { Life, Living } from './Living';

/** How long a server loads its model. */
const READY_AFTER = 25;

/** The life of a Deployment. */
export const deploymentLife: Life = living => {
  const spec = asJsonObject(living.object.spec);
  const template = asJsonObject(spec.template);
  const [deployment, ...children] = serverOf(living, {
    name: living.object.metadata.name ?? '',
    labels: asLabels(asJsonObject(template.metadata).labels),
    selector: asLabels(asJsonObject(spec.selector).matchLabels),
    podSpec: asJsonObject(template.spec),
    replicas: Number(spec.replicas ?? 1),
  });
  return {
    status: asJsonObject(deployment.object.status),
    children,
    next: nextOfServer(living),
  };
};

/** The life of an InferenceService in Standard mode. */
export const inferenceServiceLife: Life = living => {
  const { object, cluster, since } = living;
  const { name = '', namespace = '' } = object.metadata;
  const predictor = asJsonObject(asJsonObject(object.spec).predictor);
  const model = asJsonObject(predictor.model);
  const format = String(asJsonObject(model.modelFormat).name ?? 'custom');
  const podSpec = podSpecOf(predictor, name, format);
  const deployed = {
    name: `${name}-predictor`,
    labels: { 'serving.kserve.io/inferenceservice': name },
    selector: { app: `isvc.${name}-predictor` },
    podSpec,
    replicas: Number(predictor.minReplicas ?? 1),
    owner: controlledBy(object),
  };
  const status = inferenceServiceStatus(
    {
      cluster: cluster.name,
      namespace,
      name,
      madeAt: since,
      labels: {},
      format,
      image: '',
      model: name,
      versions: [1],
      replicas: deployed.replicas,
      resources: {},
      // Before the predictor is up, it says no more than that it is not.
      course: isReady(living) ? 'ready' : 'imageMissing',
      node: cluster.nodes[0],
      changedAt: since,
      log: [],
    },
    replicaSetName({ cluster: cluster.name, name: deployed.name }, podSpec),
  );
  return {
    status,
    children: serverOf(living, deployed),
    next: nextOfServer(living),
  };
};

function serverOf(
  living: Living,
  server: {
    name: string;
    labels: { [key: string]: string };
    selector: { [key: string]: string };
    podSpec: JsonObject;
    replicas: number;
    owner?: OwnerReference;
  },
) {
  const { object, cluster, since, now, at } = living;
  const course: PodCourse = isReady(living)
    ? { is: 'running', since: at(READY_AFTER) }
    : { is: 'waiting', reason: 'ContainerCreating', message: '' };
  return deploymentOf(
    {
      cluster: cluster.name,
      namespace: object.metadata.namespace ?? '',
      madeAt: since,
      node: cluster.nodes[0],
      ...server,
      current: { count: server.replicas, course, log: ['Serving'] },
    },
    now,
  );
}

function podSpecOf(
  predictor: JsonObject,
  name: string,
  format: string,
): JsonObject {
  const containers = Array.isArray(predictor.containers)
    ? predictor.containers
    : [];
  const { resources, storageUri } = asJsonObject(predictor.model);
  return {
    containers: containers.length
      ? containers
      : [
          {
            name: 'kserve-container',
            image: `kserve/${format}server:v0.20.0`,
            args: [`--model_name=${name}`, `--model_dir=${storageUri}`],
            ...(resources && { resources }),
          },
        ],
  };
}

function isReady({ now, at }: Living): boolean {
  return now >= at(READY_AFTER);
}

function nextOfServer(living: Living): number | undefined {
  return isReady(living) ? undefined : living.at(READY_AFTER);
}

function asLabels(value: Json | undefined): { [key: string]: string } {
  return Object.fromEntries(
    Object.entries(asJsonObject(value)).map(([key, text]) => [
      key,
      String(text),
    ]),
  );
}
