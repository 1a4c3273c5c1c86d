import { Agent, request } from 'node:https';
import { ProxiedCluster } from '../../clusters/simulation/startProxy';

/** What a real API server says of an object. */
export interface Verdict {
  isTaken: boolean;
  /** Its words, where it refuses. */
  message: string;
}

/** An object with what its address needs. */
export interface ServerManifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

/** An answer of the server: a Status, a list of resources, or the object. */
interface ServerAnswer {
  status?: number;
  body: {
    message?: string;
    resources?: { kind: string; name: string }[];
  };
}

/** A real API server that is asked, by a dry run with strict field validation, and changes nothing. */
export class StrictServer {
  readonly #account: ProxiedCluster;
  readonly #agent: Agent;
  readonly #plurals = new Map<string, Promise<ReadonlyMap<string, string>>>();

  static create(account: ProxiedCluster): StrictServer {
    return new StrictServer(account);
  }

  private constructor(account: ProxiedCluster) {
    this.#account = account;
    this.#agent = new Agent({ keepAlive: true, ca: account.ca, maxSockets: 8 });
  }

  /** Whether it would create the object. */
  async judge(object: ServerManifest): Promise<Verdict> {
    const { apiVersion, kind, metadata } = object;
    const root = apiVersion.includes('/')
      ? `/apis/${apiVersion}`
      : `/api/${apiVersion}`;
    const plural = (await this.#pluralsOf(root)).get(kind);
    const namespace = metadata.namespace
      ? `/namespaces/${metadata.namespace}`
      : '';
    const path = `${root}${namespace}/${plural}?dryRun=All&fieldValidation=Strict`;
    const { status, body } = await this.#send('POST', path, object);
    return { isTaken: status === 201, message: body.message ?? '' };
  }

  close(): void {
    this.#agent.destroy();
  }

  #pluralsOf(root: string): Promise<ReadonlyMap<string, string>> {
    let plurals = this.#plurals.get(root);
    if (!plurals) {
      plurals = this.#readPlurals(root);
      this.#plurals.set(root, plurals);
    }
    return plurals;
  }

  async #readPlurals(root: string): Promise<ReadonlyMap<string, string>> {
    const { body } = await this.#send('GET', root);
    return new Map(
      (body.resources ?? [])
        .filter(({ name }) => !name.includes('/'))
        .map(({ kind, name }) => [kind, name]),
    );
  }

  #send(method: string, path: string, json?: unknown) {
    const { token, url } = this.#account;
    return new Promise<ServerAnswer>((resolve, reject) => {
      const sent = request(url + path, {
        method,
        agent: this.#agent,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
      });
      sent.on('error', reject);
      sent.on('response', async response => {
        try {
          const chunks = await response.toArray();
          const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
          resolve({ status: response.statusCode, body });
        } catch (error) {
          reject(error);
        }
      });
      sent.end(json === undefined ? undefined : JSON.stringify(json));
    });
  }
}
