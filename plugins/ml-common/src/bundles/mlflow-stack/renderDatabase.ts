import { Manifest } from '../../kinds';
import { DATABASE_PORT } from './databaseEnv';
import { databaseName, databasePods } from './names';
import { MlflowStackParameters } from './parameters';
import { SCRATCH_MOUNT, containerSecurity, podSecurity } from './pods';

/** The user of the official image. Source: docker-library/postgres, `Dockerfile-debian.template`. */
const USER = 999;

const DATA_MOUNT = { name: 'data', mountPath: '/var/lib/postgresql/data' };
const SOCKET_MOUNT = { name: 'socket', mountPath: '/var/run/postgresql' };

/** In Argo CD the database comes first. */
const FIRST = { 'argocd.argoproj.io/sync-wave': '-2' };

/**
 * One PostgreSQL for a small team, without backups and standby. Its claim stays when the StatefulSet
 * is deleted.
 */
export function renderDatabase(parameters: MlflowStackParameters): Manifest[] {
  return [renderService(parameters), renderStatefulSet(parameters)];
}

function metadataOf(parameters: MlflowStackParameters) {
  return {
    name: databaseName(parameters),
    namespace: parameters.target.namespace,
    labels: databasePods(parameters),
    annotations: FIRST,
  };
}

function renderService(parameters: MlflowStackParameters): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(parameters),
    spec: {
      clusterIP: 'None',
      selector: databasePods(parameters),
      ports: [
        { name: 'postgresql', port: DATABASE_PORT, targetPort: 'postgresql' },
      ],
    },
  };
}

function renderStatefulSet(parameters: MlflowStackParameters): Manifest {
  const { size, storageClass } = parameters.database;
  const pods = databasePods(parameters);
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadataOf(parameters),
    spec: {
      serviceName: databaseName(parameters),
      replicas: 1,
      selector: { matchLabels: pods },
      template: {
        metadata: { labels: pods },
        spec: {
          ...podSecurity(USER),
          containers: [renderContainer(parameters)],
          volumes: [
            { name: SCRATCH_MOUNT.name, emptyDir: {} },
            { name: SOCKET_MOUNT.name, emptyDir: {} },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: DATA_MOUNT.name },
          spec: {
            accessModes: ['ReadWriteOnce'],
            ...(storageClass && { storageClassName: storageClass }),
            resources: { requests: { storage: size } },
          },
        },
      ],
    },
  };
}

function renderContainer({ database }: MlflowStackParameters) {
  const fromSecret = (name: string, key: string) => ({
    name,
    valueFrom: { secretKeyRef: { name: database.secret, key } },
  });
  const isReady = {
    exec: { command: ['pg_isready', '--host=127.0.0.1'] },
    timeoutSeconds: 5,
  };
  const resources = { cpu: '500m', memory: '1Gi' };
  return {
    name: 'postgresql',
    image: database.image,
    env: [
      fromSecret('POSTGRES_USER', 'username'),
      fromSecret('POSTGRES_PASSWORD', 'password'),
      { name: 'POSTGRES_DB', value: database.name },
      // A folder of its own: a fresh file system has a lost+found that initdb refuses.
      { name: 'PGDATA', value: `${DATA_MOUNT.mountPath}/pgdata` },
    ],
    ports: [{ name: 'postgresql', containerPort: DATABASE_PORT }],
    startupProbe: { ...isReady, periodSeconds: 5, failureThreshold: 60 },
    readinessProbe: { ...isReady, periodSeconds: 10 },
    livenessProbe: { ...isReady, periodSeconds: 30, failureThreshold: 5 },
    resources: { requests: { ...resources }, limits: { ...resources } },
    securityContext: containerSecurity(),
    volumeMounts: [DATA_MOUNT, SOCKET_MOUNT, SCRATCH_MOUNT],
  };
}
