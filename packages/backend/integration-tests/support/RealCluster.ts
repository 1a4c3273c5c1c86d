import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { AdminClient, readCredentials, Refusal } from './AdminClient';
import { AuditedRequest, AuditLog } from './AuditLog';
import { eventually } from './eventually';
import { setting } from './settings';

const run = promisify(execFile);

/** The parts of a Kubernetes object that these tests look at. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; uid?: string };
  [field: string]: unknown;
}

interface ApiResource {
  name: string;
  kind: string;
  namespaced: boolean;
}

/** Kubernetes' own answer to webhooks that are not up, and to resources that are not served yet. */
const BUSY = [404, 500, 503];

/** What the portal asks for to know that a cluster is there, and which it is. */
const PULSE = new Set(['/api', '/api/v1/namespaces/kube-system']);

/** A real API server that the tests may write to, kill and count. */
export class RealCluster {
  readonly #dir = setting('ML_TEST_CLUSTER_DIR');
  readonly #tools = setting('ML_TEST_KUBE');
  readonly #credentials = readCredentials(join(this.#dir, 'kubeconfig'));
  readonly #admin = new AdminClient(this.#credentials);
  readonly #viewer = readCredentials(join(this.#dir, 'viewer.kubeconfig'));
  readonly #log = new AuditLog(join(this.#dir, 'audit.log'));
  readonly #resources = new Map<string, Promise<ApiResource[]>>();

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

  /** Who may write to it, as a client of GitOps is told. */
  get writer() {
    const { server, token, ca } = this.#credentials;
    return { name: 'real', url: server, token, ca: ca.toString() };
  }

  /** Creates every object of a YAML file, with `${name}` filled in. */
  async create(file: string, values: Record<string, string> = {}) {
    const text = readFileSync(join(__dirname, '..', 'manifests', file), 'utf8');
    for (const document of parseAllDocuments(text)) {
      await this.put(fill(document.toJS(), values));
    }
  }

  /** Creates an object; one that is there already stays as it is. Answers its path. */
  async put(object: Manifest): Promise<string> {
    const collection = await this.collection(object, object.metadata.namespace);
    // Webhooks of controllers that have just started may still refuse.
    await eventually(`${object.kind} ${object.metadata.name} created`, () =>
      this.request('POST', collection, object).then(
        () => true,
        (error: Refusal) => {
          if (BUSY.includes(error.code) || isBehind(error)) {
            return false;
          }
          if (error.code === 409) {
            return true;
          }
          throw error;
        },
      ),
    );
    return `${collection}/${object.metadata.name}`;
  }

  /** The path of all objects of a kind, those of one namespace where the kind is in namespaces. */
  async collection(
    { apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>,
    namespace?: string,
  ): Promise<string> {
    const root = `${apiVersion.includes('/') ? '/apis' : '/api'}/${apiVersion}`;
    const resources = this.#resources.get(root) ?? this.#discover(root);
    this.#resources.set(root, resources);
    const resource = (await resources).find(
      ({ kind: other, name }) => other === kind && !name.includes('/'),
    );
    if (!resource) {
      throw new Error(`The API server does not serve ${apiVersion} ${kind}`);
    }
    return resource.namespaced && namespace
      ? `${root}/namespaces/${namespace}/${resource.name}`
      : `${root}/${resource.name}`;
  }

  async #discover(root: string): Promise<ApiResource[]> {
    const { resources } = await this.request<{ resources: ApiResource[] }>(
      'GET',
      root,
    );
    return resources;
  }

  /** Asks the API server as its administrator. */
  request<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> {
    return this.#admin.request(method, path, body);
  }

  /** Deletes an object and what it owns, and does not wait for their end. */
  async remove(path: string) {
    const target = `${path}?propagationPolicy=Background`;
    await this.request('DELETE', target).catch((error: Refusal) => {
      if (error.code !== 404) {
        throw error;
      }
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

  /** How far the API server's log of requests has come. */
  get auditPosition(): number {
    return this.#log.position;
  }

  /**
   * What the portal has asked for since a position; watches count when they open. Its pulse, a
   * request every few seconds while nothing happens, whoever looks, is left out.
   */
  async requestsSince(position: number): Promise<AuditedRequest[]> {
    // The log has a request a moment after its answer: a later one of ours says that it came so far.
    const marker = `/version?marker=${Math.random().toString(36).slice(2)}`;
    await this.request('GET', marker);
    await eventually('the audit log written', () =>
      this.#log.since(position, () => true).some(({ uri }) => uri === marker),
    );
    return this.#log
      .since(position, name => name.endsWith(':ml-viewer'))
      .filter(({ verb, uri }) => verb !== 'get' || !PULSE.has(uri));
  }

  /** Lets go of its connections. */
  close() {
    this.#admin.close();
  }
}

/** A value with `${name}` filled in, wherever it stands. */
export function fill<T>(value: T, values: Record<string, string>): T {
  const text = JSON.stringify(value).replace(
    /\$\{(\w+)\}/g,
    (_, name: string) => values[name],
  );
  return JSON.parse(text);
}

/** The trainer's webhook looks runtimes up in a cache, which may not have one that was just made. */
function isBehind({ code, message }: Refusal): boolean {
  return code === 403 && /validator\.trainjob.*spec\.runtimeRef/.test(message);
}
