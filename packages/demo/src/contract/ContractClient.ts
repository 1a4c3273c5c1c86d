import { isJsonObject, JsonObject } from '../pocket/ApiObject';
import { WatchStream } from './WatchStream';

/** The API server under test. */
export type ContractServer = {
  url: string;
  /** May read the ML kinds and pods, and nothing else. */
  token: string;
  /** May do everything. */
  adminToken: string;
  /** The fetch that trusts the server's certificate. */
  fetch: typeof globalThis.fetch;
  /** Makes the server forget the past; absent where that cannot be done. */
  compact?: () => Promise<void>;
};

/** An answer, read to its end. */
export type Answer = {
  code: number;
  headers: Headers;
  text: string;
  /** The body as JSON; an empty object for text. */
  body: JsonObject;
};

type RequestOptions = {
  method?: string;
  token?: string;
  body?: unknown;
  contentType?: string;
  headers?: { [name: string]: string };
};

/** The media types of writes. */
export const MERGE = 'application/merge-patch+json';
export const APPLY = 'application/apply-patch+yaml';

/** What the cases ask a server with. */
export class ContractClient {
  readonly server: ContractServer;

  constructor(server: ContractServer) {
    this.server = server;
  }

  /** One request as the administrator, unless a token is given; an empty token for none. */
  async ask(path: string, options: RequestOptions = {}): Promise<Answer> {
    const response = await this.#fetch(path, options);
    const text = await response.text();
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      body = {};
    }
    return {
      code: response.status,
      headers: response.headers,
      text,
      body: isJsonObject(body) ? body : {},
    };
  }

  /** Opens a watch. */
  async watch(path: string): Promise<WatchStream> {
    const abort = new AbortController();
    const response = await this.#fetch(path, {}, abort.signal);
    return new WatchStream(response, abort);
  }

  /** Creates a PyTorchJob with nothing in it. */
  async createJob(
    namespace: string,
    name: string,
    labels: { [key: string]: string } = {},
  ): Promise<JsonObject> {
    const path = `${jobsPath(namespace)}`;
    const answer = await this.ask(path, {
      method: 'POST',
      body: pyTorchJob(name, labels),
    });
    if (answer.code !== 201) {
      throw new Error(`Cannot create ${name}: ${answer.code} ${answer.text}`);
    }
    return answer.body;
  }

  /** Merges into an object. */
  patch(path: string, body: unknown): Promise<Answer> {
    return this.ask(path, { method: 'PATCH', body, contentType: MERGE });
  }

  #fetch(
    path: string,
    options: RequestOptions,
    signal?: AbortSignal,
  ): Promise<Response> {
    const { token = this.server.adminToken, body } = options;
    return this.server.fetch(`${this.server.url}${path}`, {
      method: options.method ?? 'GET',
      signal,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && {
          'content-type': options.contentType ?? 'application/json',
        }),
        ...options.headers,
      },
      ...(body !== undefined && {
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    });
  }
}

/** The path of the PyTorchJobs of a namespace, or of all. */
export function jobsPath(namespace?: string): string {
  const scope = namespace ? `/namespaces/${namespace}` : '';
  return `/apis/kubeflow.org/v1${scope}/pytorchjobs`;
}

/** The smallest PyTorchJob that the CRD takes. */
export function pyTorchJob(
  name: string,
  labels: { [key: string]: string } = {},
): JsonObject {
  return {
    apiVersion: 'kubeflow.org/v1',
    kind: 'PyTorchJob',
    metadata: { name, labels },
    spec: {
      pytorchReplicaSpecs: {
        Master: {
          replicas: 1,
          template: {
            spec: { containers: [{ name: 'pytorch', image: 'trainer:1' }] },
          },
        },
      },
    },
  };
}

/** The metadata of an object. */
export function metadataOf(object: JsonObject | undefined): JsonObject {
  return isJsonObject(object?.metadata) ? object.metadata : {};
}

/** The items of a list. */
export function itemsOf(list: JsonObject): JsonObject[] {
  return Array.isArray(list.items) ? list.items.filter(isJsonObject) : [];
}

/** The names of the items of a list. */
export function namesOf(list: JsonObject): string[] {
  return itemsOf(list).map(item => String(metadataOf(item).name));
}
