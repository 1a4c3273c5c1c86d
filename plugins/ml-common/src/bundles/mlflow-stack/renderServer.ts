import { Manifest } from '../../kinds';
import { DATABASE_URI, databaseEnv } from './databaseEnv';
import { SERVER_PORT, artifactsClaim, serverPods } from './names';
import { MlflowStackParameters } from './parameters';
import {
  HOMELESS_ENV,
  SCRATCH_MOUNT,
  containerSecurity,
  podSecurity,
  scratchVolume,
} from './pods';
import { publicUrl } from './renderRoute';

/** Where artifacts lie that are on a claim. */
const ARTIFACTS_MOUNT = { name: 'artifacts', mountPath: '/mlartifacts' };

/** The only path that the host check lets through. It does not ask the database. */
const HEALTH = { httpGet: { path: '/health', port: 'http' } };

const PROBES = {
  startupProbe: { ...HEALTH, periodSeconds: 5, failureThreshold: 60 },
  readinessProbe: { ...HEALTH, periodSeconds: 10, timeoutSeconds: 3 },
  livenessProbe: {
    ...HEALTH,
    periodSeconds: 30,
    timeoutSeconds: 5,
    failureThreshold: 5,
  },
};

/**
 * The tracking server. Its old pods end before new ones begin: since 3.17 two versions may not use one
 * database.
 *
 * Sources: mlflow v3.18 `mlflow/cli/__init__.py` and `charts/`.
 */
export function renderServer(parameters: MlflowStackParameters): Manifest {
  const { name, target, replicas, component, artifacts } = parameters;
  const pods = serverPods(parameters);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: target.namespace, labels: pods },
    spec: {
      replicas,
      strategy: { type: 'Recreate' },
      selector: { matchLabels: pods },
      template: {
        metadata: {
          labels: { ...pods, 'backstage.io/kubernetes-id': component },
        },
        spec: {
          serviceAccountName: name,
          ...podSecurity(),
          containers: [renderContainer(parameters)],
          volumes: [
            scratchVolume(parameters),
            ...(artifacts.type === 'pvc'
              ? [
                  {
                    name: ARTIFACTS_MOUNT.name,
                    persistentVolumeClaim: {
                      claimName: artifactsClaim(parameters),
                    },
                  },
                ]
              : []),
          ],
        },
      },
    },
  };
}

function renderContainer(parameters: MlflowStackParameters) {
  const { image, cpu, memory, artifacts } = parameters;
  return {
    name: 'mlflow',
    image,
    command: ['mlflow'],
    args: renderArgs(parameters),
    env: renderEnv(parameters),
    ports: [{ name: 'http', containerPort: SERVER_PORT }],
    ...PROBES,
    resources: { requests: { cpu, memory }, limits: { memory } },
    securityContext: containerSecurity(),
    volumeMounts: [
      SCRATCH_MOUNT,
      ...(artifacts.type === 'pvc' ? [ARTIFACTS_MOUNT] : []),
    ],
  };
}

function renderArgs({ workers, artifacts }: MlflowStackParameters): string[] {
  const destination =
    artifacts.type === 's3' && artifacts.uri
      ? artifacts.uri
      : ARTIFACTS_MOUNT.mountPath;
  return [
    'server',
    '--host=0.0.0.0',
    `--port=${SERVER_PORT}`,
    `--workers=${workers}`,
    `--backend-store-uri=${DATABASE_URI}`,
    // Through the server: clients need no keys of the store.
    `--artifacts-destination=${destination}`,
    '--expose-prometheus=/tmp/metrics',
    '--uvicorn-opts=--proxy-headers',
  ];
}

function renderEnv(parameters: MlflowStackParameters) {
  const url = publicUrl(parameters);
  return [
    ...databaseEnv(parameters),
    ...storeEnv(parameters),
    {
      name: 'MLFLOW_SERVER_ALLOWED_HOSTS',
      value: allowedHosts(parameters).join(','),
    },
    ...(url
      ? [{ name: 'MLFLOW_SERVER_CORS_ALLOWED_ORIGINS', value: url }]
      : []),
    // Its workers take nine processes and a gigabyte more.
    { name: 'MLFLOW_SERVER_ENABLE_JOB_EXECUTION', value: 'false' },
    { name: 'MLFLOW_DISABLE_TELEMETRY', value: 'true' },
    ...HOMELESS_ENV,
  ];
}

function storeEnv({ artifacts }: MlflowStackParameters) {
  const { type, endpoint, secret } = artifacts;
  if (type !== 's3') {
    return [];
  }
  return [
    ...(endpoint ? [{ name: 'MLFLOW_S3_ENDPOINT_URL', value: endpoint }] : []),
    ...(secret
      ? ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map(key => ({
          name: key,
          valueFrom: { secretKeyRef: { name: secret, key } },
        }))
      : []),
  ];
}

/** The names that the server is called by; it answers 403 to any other. */
function allowedHosts({
  name,
  target,
  exposure,
}: MlflowStackParameters): string[] {
  const service = `${name}.${target.namespace}`;
  return [
    ...(exposure.host ? [exposure.host] : []),
    `${name}:*`,
    `${service}:*`,
    `${service}.svc:*`,
    `${service}.svc.cluster.local:*`,
    'localhost:*',
  ];
}
