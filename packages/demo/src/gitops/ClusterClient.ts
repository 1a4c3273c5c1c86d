import { ApiObject, isJsonObject, JsonObject } from '../pocket/ApiObject';
import { trustingFetch } from '../trustingFetch';

/** Where an API server is, and who asks it. */
export type ClusterClientOptions = {
  url: string;
  /** May write; never the portal's. */
  token: string;
  /** The authority of its certificate, in PEM; absent where Node trusts it, or for HTTP. */
  ca?: string;
};

/** A resource as discovery tells it. */
type Resource = {
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
  verbs: string[];
};

/** An API server said no; its words. */
export class RefusedError extends Error {
  override name = 'RefusedError';
}

const DISCOVERY =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
const TIMEOUT_MS = 30_000;

/** Applies, lists and deletes objects of any kind that an API server serves. */
export class ClusterClient {
  readonly #options: ClusterClientOptions;
  readonly #fetch: typeof globalThis.fetch;
  #resources: Promise<Resource[]> | undefined;

  static create(options: ClusterClientOptions): ClusterClient {
    return new ClusterClient(options);
  }

  private constructor(options: ClusterClientOptions) {
    this.#options = options;
    this.#fetch = options.ca ? trustingFetch(options.ca) : globalThis.fetch;
  }

  /** Asks anew what is served: CRDs come and go. */
  forget(): void {
    this.#resources = undefined;
  }

  /**
   * Server-side apply, with force: what is in Git is what holds.
   *
   * @throws RefusedError when the server does not take it.
   */
  async apply(object: ApiObject, manager: string): Promise<void> {
    const { path } = await this.#placeOf(object);
    const query = `fieldManager=${manager}&force=true&fieldValidation=Strict`;
    await this.#ask(`${path}?${query}`, {
      method: 'PATCH',
      contentType: 'application/apply-patch+yaml',
      body: await this.#inScope(object),
    });
  }

  /**
   * All objects with a label, of whatever kind.
   *
   * @throws RefusedError
   */
  async labeled(selector: string): Promise<ApiObject[]> {
    const found: ApiObject[] = [];
    for (const resource of await this.#discover()) {
      const { group, version, kind, plural, verbs } = resource;
      if (!verbs.includes('list') || !verbs.includes('delete')) {
        continue;
      }
      const query = `labelSelector=${encodeURIComponent(selector)}`;
      const list = await this.#ask(`${root(resource)}/${plural}?${query}`);
      const items = Array.isArray(list.items) ? list.items : [];
      for (const item of items.filter(isJsonObject)) {
        const apiVersion = group ? `${group}/${version}` : version;
        found.push({ ...item, apiVersion, kind } as ApiObject);
      }
    }
    return found;
  }

  /**
   * Deletes an object and what belongs to it; one that is gone is no error.
   *
   * @throws RefusedError
   */
  async delete(object: ApiObject): Promise<void> {
    const { path } = await this.#placeOf(object);
    await this.#ask(`${path}?propagationPolicy=Background`, {
      method: 'DELETE',
      gone: true,
    });
  }

  /** Kustomize's `namespace` is written to everything; what has none must not name one. */
  async #inScope(object: ApiObject): Promise<ApiObject> {
    const { resource } = await this.#placeOf(object);
    if (resource.namespaced) {
      return object;
    }
    const { namespace, ...metadata } = object.metadata;
    return { ...object, metadata };
  }

  async #placeOf(
    object: ApiObject,
  ): Promise<{ resource: Resource; path: string }> {
    const { apiVersion, kind, metadata } = object;
    const [group, version] = apiVersion.includes('/')
      ? apiVersion.split('/')
      : ['', apiVersion];
    const resource = (await this.#discover()).find(
      candidate => candidate.group === group && candidate.kind === kind,
    );
    if (!resource) {
      throw new RefusedError(`the cluster serves no ${kind} of ${apiVersion}`);
    }
    const scope = resource.namespaced
      ? `/namespaces/${encodeURIComponent(metadata.namespace ?? 'default')}`
      : '';
    const name = encodeURIComponent(metadata.name ?? '');
    const base = `${root({ group, version })}${scope}/${resource.plural}`;
    return { resource, path: `${base}/${name}` };
  }

  /** What is served, each resource in the version that the server prefers. */
  #discover(): Promise<Resource[]> {
    this.#resources ??= Promise.all(
      ['/api', '/apis'].map(path => this.#ask(path, { accept: DISCOVERY })),
    ).then(lists => lists.flatMap(resourcesOf));
    this.#resources.catch(() => this.forget());
    return this.#resources;
  }

  async #ask(
    path: string,
    options: {
      method?: string;
      accept?: string;
      contentType?: string;
      body?: unknown;
      /** Whether 404 is an answer like another. */
      gone?: boolean;
    } = {},
  ): Promise<JsonObject> {
    const { method, accept = 'application/json', contentType, body } = options;
    const { url, token } = this.#options;
    const response = await this.#fetch(`${url}${path}`, {
      method,
      headers: {
        accept,
        authorization: `Bearer ${token}`,
        ...(contentType && { 'content-type': contentType }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (!response.ok && !(options.gone && response.status === 404)) {
      throw new RefusedError(messageOf(text) ?? `HTTP ${response.status}`);
    }
    const answer = parse(text);
    return isJsonObject(answer) ? answer : {};
  }
}

function root({ group, version }: { group: string; version: string }): string {
  return group ? `/apis/${group}/${version}` : `/api/${version}`;
}

function resourcesOf(list: JsonObject): Resource[] {
  return objects(list.items).flatMap(item => {
    const metadata = isJsonObject(item.metadata) ? item.metadata : {};
    const group = String(metadata.name ?? '');
    const seen = new Set<string>();
    return objects(item.versions).flatMap(({ version, resources }) =>
      objects(resources).flatMap(resource => {
        const plural = String(resource.resource);
        const { kind } = isJsonObject(resource.responseKind)
          ? resource.responseKind
          : { kind: undefined };
        if (seen.has(plural)) {
          return [];
        }
        seen.add(plural);
        return {
          group,
          version: String(version),
          kind: String(kind),
          plural,
          namespaced: resource.scope === 'Namespaced',
          verbs: Array.isArray(resource.verbs)
            ? resource.verbs.map(String)
            : [],
        };
      }),
    );
  });
}

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The sentence of a Kubernetes Status. */
function messageOf(text: string): string | undefined {
  const answer = parse(text);
  return isJsonObject(answer) && typeof answer.message === 'string'
    ? answer.message
    : undefined;
}
