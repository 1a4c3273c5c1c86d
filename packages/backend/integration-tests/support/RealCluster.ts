import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';
import { eventually } from './eventually';
import { setting } from './settings';

const run = promisify(execFile);

/** The parts of a Kubernetes object that these tests look at. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; uid?: string };
}

interface AuditEvent {
  verb: string;
  requestURI: string;
  userAgent?: string;
  user?: { username?: string };
}

/** The plurals of what is written here. */
const PLURALS: Record<string, string> = {
  ClusterQueue: 'clusterqueues',
  Job: 'jobs',
  LocalQueue: 'localqueues',
  Namespace: 'namespaces',
  PyTorchJob: 'pytorchjobs',
  ResourceFlavor: 'resourceflavors',
};

/** A real API server that the tests may write to, kill and count. */
export class RealCluster {
  readonly #dir = setting('ML_TEST_CLUSTER_DIR');
  readonly #tools = setting('ML_TEST_KUBE');
  readonly #admin = credentials(join(this.#dir, 'kubeconfig'));
  readonly #viewer = credentials(join(this.#dir, 'viewer.kubeconfig'));

  /** What the kubernetes plugin is told about it. */
  get config() {
    return {
      name: 'real',
      url: this.#viewer.server,
      authProvider: 'serviceAccount',
      serviceAccountToken: this.#viewer.token,
      caFile: join(this.#dir, 'pki', 'ca.crt'),
      skipMetricsLookup: true,
    };
  }

  /** Creates every object of a YAML file, with `${name}` filled in. */
  async create(file: string, values: Record<string, string> = {}) {
    const text = readFileSync(join(__dirname, '..', 'manifests', file), 'utf8');
    const filled = text.replace(/\$\{(\w+)\}/g, (_, name) => values[name]);
    for (const document of parseAllDocuments(filled)) {
      const object: Manifest = document.toJS();
      // Webhooks of controllers that have just started may still refuse.
      await eventually(`${object.kind} ${object.metadata.name} created`, () =>
        this.request('POST', collectionPath(object), object).then(
          () => true,
          error => (error.code === 409 ? true : rethrowUnlessBusy(error)),
        ),
      );
    }
  }

  /** Asks the API server as its administrator. */
  request<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> {
    const { server, token, ca } = this.#admin;
    return new Promise((resolve, reject) => {
      const request = https.request(
        server + path,
        {
          method,
          ca,
          headers: {
            authorization: `Bearer ${token}`,
            'content-type':
              method === 'PATCH'
                ? 'application/merge-patch+json'
                : 'application/json',
          },
        },
        async response => {
          let text = '';
          for await (const chunk of response) {
            text += chunk;
          }
          const code = response.statusCode ?? 0;
          if (code < 300) {
            resolve(JSON.parse(text));
          } else {
            reject(Object.assign(new Error(`${code} ${text}`), { code }));
          }
        },
      );
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Ends the API server as a crash would. */
  async kill() {
    const { stdout } = await run(join(this.#tools, 'up'), [
      '--status',
      this.#dir,
    ]);
    process.kill(JSON.parse(stdout).pids['kube-apiserver'], 'SIGKILL');
  }

  /** Starts the API server again, on its port and with its data. */
  async restart() {
    await run(join(this.#tools, 'up'), ['--restart-apiserver', this.#dir]);
  }

  /**
   * What the portal has asked for since a number of audit lines; watches count when they open. Its
   * pulse, a request every few seconds while nothing happens, whoever looks, is left out.
   */
  audit(since = 0) {
    const lines = readFileSync(join(this.#dir, 'audit.log'), 'utf8')
      .trimEnd()
      .split('\n');
    const requests = lines
      .slice(since)
      .map((line): AuditEvent => JSON.parse(line))
      .filter(({ user }) => user?.username?.endsWith(':ml-viewer'))
      .map(({ verb, requestURI }) => `${verb} ${requestURI.split('?')[0]}`)
      .filter(request => request !== 'get /api');
    return { position: lines.length, requests };
  }
}

function collectionPath({ apiVersion, kind, metadata }: Manifest): string {
  const root = apiVersion.includes('/') ? '/apis' : '/api';
  const namespace = metadata.namespace
    ? `/namespaces/${metadata.namespace}`
    : '';
  return `${root}/${apiVersion}${namespace}/${PLURALS[kind]}`;
}

function rethrowUnlessBusy(error: { code?: number }): false {
  if (error.code === 500 || error.code === 404) {
    return false;
  }
  throw error;
}

function credentials(file: string) {
  const config = parse(readFileSync(file, 'utf8'));
  const { cluster } = config.clusters[0];
  const { token } = config.users[0].user;
  const authority = cluster['certificate-authority-data'];
  const ca = authority
    ? Buffer.from(authority, 'base64')
    : readFileSync(cluster['certificate-authority']);
  return { server: cluster.server as string, token: token as string, ca };
}
