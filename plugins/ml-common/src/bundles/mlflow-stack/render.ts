import { Manifest } from '../../kinds';
import { SERVER_PORT, artifactsClaim, serverPods } from './names';
import { MlflowStackParameters } from './parameters';
import { renderDatabase } from './renderDatabase';
import { renderMigration } from './renderMigration';
import { renderNetwork } from './renderNetwork';
import { renderRoute } from './renderRoute';
import { renderServer } from './renderServer';

/** The server, and all that it needs. */
export function render(parameters: MlflowStackParameters) {
  const { database, artifacts, replicas } = parameters;
  return [
    { path: 'network-policies.yaml', objects: renderNetwork(parameters) },
    { path: 'service-account.yaml', objects: [serviceAccount(parameters)] },
    ...(database.type === 'bundled'
      ? [{ path: 'database.yaml', objects: renderDatabase(parameters) }]
      : []),
    ...(artifacts.type === 'pvc'
      ? [{ path: 'artifacts.yaml', objects: [claim(parameters)] }]
      : []),
    { path: 'migration.yaml', objects: [renderMigration(parameters)] },
    {
      path: 'mlflow.yaml',
      objects: [
        renderServer(parameters),
        service(parameters),
        ...(replicas > 1 ? [disruptionBudget(parameters)] : []),
      ],
    },
    { path: 'route.yaml', objects: renderRoute(parameters) },
  ].filter(({ objects }) => objects.length > 0);
}

function serviceAccount(parameters: MlflowStackParameters): Manifest {
  const { serviceAccountAnnotations } = parameters;
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      ...metadataOf(parameters),
      annotations: { ...serviceAccountAnnotations },
    },
    automountServiceAccountToken: false,
  };
}

function service(parameters: MlflowStackParameters): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(parameters),
    spec: {
      selector: serverPods(parameters),
      ports: [{ name: 'http', port: SERVER_PORT, targetPort: 'http' }],
    },
  };
}

/** With one replica it would hold up the drain of a node, so there is none then. */
function disruptionBudget(parameters: MlflowStackParameters): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(parameters),
    spec: {
      minAvailable: 1,
      selector: { matchLabels: serverPods(parameters) },
    },
  };
}

function claim(parameters: MlflowStackParameters): Manifest {
  const { size, storageClass } = parameters.artifacts;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { ...metadataOf(parameters), name: artifactsClaim(parameters) },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(storageClass && { storageClassName: storageClass }),
      resources: { requests: { storage: size } },
    },
  };
}

function metadataOf({ name, target }: MlflowStackParameters) {
  return { name, namespace: target.namespace };
}
