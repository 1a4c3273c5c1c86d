import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../lib/UserError.mjs';

const MANIFEST = fileURLToPath(
  new URL('../../../manifests/clusterrole.yaml', import.meta.url),
);
const ACCOUNTS = '/api/v1/namespaces/backstage/serviceaccounts';
const RBAC = '/apis/rbac.authorization.k8s.io/v1';

/** Where objects of the manifest go; the Secret is missing, for no controller would fill it. */
const PATHS = {
  Namespace: '/api/v1/namespaces',
  ServiceAccount: ACCOUNTS,
  ClusterRole: `${RBAC}/clusterroles`,
  ClusterRoleBinding: `${RBAC}/clusterrolebindings`,
};

/** As the tests call it, whoever started the cluster. */
export const VIEWER = 'ml-viewer';

/**
 * Makes somebody who may read what an installation's `manifests/clusterrole.yaml` lets it read.
 *
 * @param {ReturnType<import('./apiClient.mjs').apiClient>} ask
 * @returns {Promise<string>} the token
 * @throws UserError
 */
export async function createViewer(ask) {
  const manifest = readFileSync(MANIFEST, 'utf8').replace(
    /mlport-viewer/g,
    VIEWER,
  );
  for (const document of manifest.split(/^---$/m)) {
    const path = PATHS[/^kind: (\w+)$/m.exec(document)?.[1]];
    if (path) {
      await created(ask, path, document);
    }
  }
  const { status } = await created(ask, `${ACCOUNTS}/${VIEWER}/token`, {
    spec: { expirationSeconds: 24 * 3600 },
  });
  return status.token;
}

async function created(ask, path, object) {
  const { code, body } = await ask('POST', path, object);
  if (code !== 201) {
    throw new UserError(`The server refused ${path}: ${body.message}`);
  }
  return body;
}
