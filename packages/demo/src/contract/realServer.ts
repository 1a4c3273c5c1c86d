import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import YAML from 'yaml';
import { viewerRules } from '../pocket/Access';
import { isJsonObject, JsonObject } from '../pocket/ApiObject';
import { trustingFetch } from '../trustingFetch';
import { ContractClient, ContractServer } from './ContractClient';
import { HOW_TO_GET_KUBE_TOOLS, kubeTools } from './kubeTools';

const run = promisify(execFile);

/** A real API server, and what stops it where we started it. */
export type RealServer = { server: ContractServer; stop: () => Promise<void> };

const VIEWER = 'contract-viewer';

/** Whether there is a real API server to be had. */
export function hasRealServer(): boolean {
  return Boolean(process.env.ML_TEST_KUBECONFIG ?? kubeTools());
}

/**
 * Finds a real API server: one that the tools of {@link kubeTools} start, else the cluster of
 * `ML_TEST_KUBECONFIG`. The one of the tools has no controllers for the kinds under test: where they
 * run, they change the objects between two requests of a case.
 *
 * @throws Error when there is none.
 */
export async function findRealServer(): Promise<RealServer> {
  const tools = kubeTools();
  if (!tools) {
    const given = process.env.ML_TEST_KUBECONFIG;
    if (!given) {
      throw new Error(`There is no real API server: ${HOW_TO_GET_KUBE_TOOLS}`);
    }
    return { server: await connect(given), stop: async () => {} };
  }
  const dir = mkdtempSync(join(tmpdir(), 'mlport-contract-'));
  const crds = ['kubeflow.org_pytorchjobs', 'kueue.x-k8s.io'];
  await run(join(tools, 'up'), [
    ...['--dir', dir],
    ...crds.flatMap(crd => ['--crds', crd]),
    ...['--no-kwok', '--nodes', 'none'],
  ]);
  const compact = async () => {
    await run(join(tools, 'up'), ['--compact', dir]);
  };
  return {
    server: { ...(await connect(join(dir, 'kubeconfig'))), compact },
    stop: async () => {
      await run(join(tools, 'down'), [dir, '--purge']);
    },
  };
}

async function connect(kubeconfig: string): Promise<ContractServer> {
  const { url, ca, token } = readKubeconfig(kubeconfig);
  const server: ContractServer = {
    url,
    adminToken: token,
    token: '',
    fetch: trustingFetch(ca),
  };
  return { ...server, token: await createViewer(new ContractClient(server)) };
}

function readKubeconfig(path: string): {
  url: string;
  ca: string;
  token: string;
} {
  const config = YAML.parse(readFileSync(path, 'utf8'));
  const { cluster } = config.clusters[0];
  const { user } = config.users[0];
  if (!user.token) {
    throw new Error(
      `The user of ${path} has no token; the contract suite signs in with one. Make one with "kubectl create token".`,
    );
  }
  const ca = cluster['certificate-authority-data']
    ? Buffer.from(cluster['certificate-authority-data'], 'base64').toString()
    : readFileSync(resolve(dirname(path), cluster['certificate-authority']), {
        encoding: 'utf8',
      });
  return { url: cluster.server, ca, token: user.token };
}

/** A service account that may do what the viewer of the pocket server may. */
async function createViewer(client: ContractClient): Promise<string> {
  const rules = viewerRules.flatMap(({ verbs, resources = [] }) =>
    resources.map(resource => {
      const [id, ...subresource] = resource.split('/');
      const [plural, ...group] = id.split('.');
      return {
        verbs,
        apiGroups: [group.join('.')],
        resources: [[plural, ...subresource].join('/')],
      };
    }),
  );
  const rbac = '/apis/rbac.authorization.k8s.io/v1';
  const metadata = { name: VIEWER };
  const accounts = '/api/v1/namespaces/default/serviceaccounts';
  const objects: [string, JsonObject][] = [
    [accounts, { metadata }],
    [`${rbac}/clusterroles`, { metadata, rules }],
    [
      `${rbac}/clusterrolebindings`,
      {
        metadata,
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: VIEWER,
        },
        subjects: [
          { kind: 'ServiceAccount', name: VIEWER, namespace: 'default' },
        ],
      },
    ],
  ];
  for (const [path, body] of objects) {
    const answer = await client.ask(path, { method: 'POST', body });
    if (answer.code !== 201 && answer.code !== 409) {
      throw new Error(`Cannot set up the viewer: ${answer.text}`);
    }
  }
  const { body } = await client.ask(`${accounts}/${VIEWER}/token`, {
    method: 'POST',
    body: { spec: {} },
  });
  const status = isJsonObject(body.status) ? body.status : {};
  return String(status.token);
}
