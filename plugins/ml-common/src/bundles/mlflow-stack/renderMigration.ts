import { Manifest } from '../../kinds';
import { DATABASE_URI, databaseEnv } from './databaseEnv';
import { migrationPods } from './names';
import { MlflowStackParameters } from './parameters';
import {
  HOMELESS_ENV,
  SCRATCH_MOUNT,
  containerSecurity,
  podSecurity,
} from './pods';

const LONGEST_NAME = 63;

/**
 * Brings the schema of the database to the version of the server, before the server is changed. A Job
 * and no init container: two that begin at once would race. It has a name per image, as a Job that was
 * made cannot be changed.
 *
 * In Argo CD it runs before the other objects; with a bundled database after it, and before the
 * server. It uses no ServiceAccount of the bundle, which is not there yet then.
 */
export function renderMigration(parameters: MlflowStackParameters): Manifest {
  const { name, target, image, database } = parameters;
  const isBundled = database.type === 'bundled';
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: jobName(name, image),
      namespace: target.namespace,
      labels: migrationPods(parameters),
      annotations: {
        'argocd.argoproj.io/hook': isBundled ? 'Sync' : 'PreSync',
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
        ...(isBundled && { 'argocd.argoproj.io/sync-wave': '-1' }),
      },
    },
    spec: {
      backoffLimit: 6,
      activeDeadlineSeconds: 3600,
      template: {
        metadata: { labels: migrationPods(parameters) },
        spec: {
          restartPolicy: 'Never',
          ...podSecurity(),
          containers: [
            {
              name: 'migrate',
              image,
              command: ['mlflow'],
              args: ['db', 'upgrade', DATABASE_URI],
              env: [...databaseEnv(parameters), ...HOMELESS_ENV],
              resources: {
                requests: { cpu: '250m', memory: '1Gi' },
                limits: { memory: '1Gi' },
              },
              securityContext: containerSecurity(),
              volumeMounts: [SCRATCH_MOUNT],
            },
          ],
          volumes: [{ name: SCRATCH_MOUNT.name, emptyDir: {} }],
        },
      },
    },
  };
}

/** The tag, or the begin of the digest, tells the images apart. */
function jobName(name: string, image: string): string {
  const version = image.includes('@')
    ? image.split(':').slice(-1)[0].slice(0, 12)
    : image.split(':').slice(-1)[0];
  const prefix = `${name}-migrate-`;
  const slug = version.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${prefix}${slug}`.slice(0, LONGEST_NAME).replace(/-+$/, '');
}
