import { Kind } from '@mlport/backstage-plugin-ml-common';
import { Clock } from '../Clock';
import {
  ClusterErrorCode,
  ClusterRequest,
  failure,
  Outcome,
  success,
} from '../gateway';
import { collectionPath } from '../reflector/discovery';
import { ScriptedWatch } from './ScriptedGateway';

interface SimulatedObject {
  readonly metadata: Record<string, unknown> & {
    uid: string;
    resourceVersion: string;
  };
  readonly spec: unknown;
}

interface LogEntry {
  readonly version: number;
  readonly path: string;
  readonly type: string;
  readonly object: SimulatedObject;
}

interface OpenWatch {
  readonly path: string;
  readonly stream: ScriptedWatch;
  close(): void;
}

/** A cluster in memory whose API has versions, pages, watches and faults, all in virtual time. */
export class SimulatedCluster {
  mode: 'up' | 'refusing' | 'silent' = 'up';
  /** Errors by collection path. */
  readonly refusals = new Map<string, ClusterErrorCode>();
  /** Served collections by path. */
  readonly served = new Set<string>();
  readonly requests: string[] = [];
  readonly #clock: Clock;
  readonly #kinds: readonly Kind[];
  readonly #objects = new Map<string, Map<string, SimulatedObject>>();
  readonly #snapshots = new Map<string, SimulatedObject[]>();
  readonly #watches = new Set<OpenWatch>();
  #log: LogEntry[] = [];
  #compacted = 0;
  #version = 1;

  constructor(clock: Clock, kinds: readonly Kind[]) {
    this.#clock = clock;
    this.#kinds = kinds;
    for (const kind of kinds) {
      this.served.add(collectionPath(kind, kind.versions[0]));
    }
  }

  get openWatches(): number {
    return this.#watches.size;
  }

  /** What a collection holds. */
  objects(path: string): readonly SimulatedObject[] {
    return [...(this.#objects.get(path)?.values() ?? [])];
  }

  put(
    path: string,
    metadata: Record<string, unknown> & { uid: string },
    spec: unknown = {},
  ): void {
    this.#version += 1;
    const resourceVersion = String(this.#version);
    const object = {
      apiVersion: path.split('/').slice(2, 4).join('/'),
      kind: this.#kinds.find(({ plural }) => path.endsWith(`/${plural}`))?.kind,
      metadata: { ...metadata, resourceVersion },
      spec,
    };
    const objects = this.#collection(path);
    const type = objects.has(metadata.uid) ? 'MODIFIED' : 'ADDED';
    objects.set(metadata.uid, object);
    this.#publish({ version: this.#version, path, type, object });
  }

  remove(path: string, uid: string): void {
    const held = this.#collection(path).get(uid);
    if (held) {
      this.#version += 1;
      this.#collection(path).delete(uid);
      const resourceVersion = String(this.#version);
      const object = {
        ...held,
        metadata: { ...held.metadata, resourceVersion },
      };
      this.#publish({ version: this.#version, path, type: 'DELETED', object });
    }
  }

  /** Forgets the past: older versions and continue tokens are expired from now on. */
  compact(): void {
    this.#compacted = this.#version;
    this.#log = [];
    this.#snapshots.clear();
  }

  /** Breaks all open watches. */
  reset(): void {
    for (const watch of this.#watches) {
      watch.stream.push(Object.assign(new Error(), { code: 'ECONNRESET' }));
      watch.close();
    }
  }

  /** Takes requests and never answers; the open watches are dead without anybody saying so. */
  silence(): void {
    this.mode = 'silent';
    for (const watch of this.#watches) {
      watch.close();
    }
  }

  /** Sends bytes on all open watches of a collection. */
  inject(path: string, text: string): void {
    for (const watch of this.#watches) {
      if (watch.path === path) {
        watch.stream.push(Buffer.from(text));
      }
    }
  }

  /** Nothing means that no answer comes. */
  request(request: ClusterRequest): Outcome<unknown> | undefined {
    this.requests.push(request.path);
    const down = this.#down(request.path);
    if (down !== 'no') {
      return down;
    }
    switch (request.path) {
      case '/version':
        return success({ major: '1' });
      case '/api':
      case '/apis':
        return success(this.#discovery());
      default:
        return this.#list(request);
    }
  }

  watch(request: ClusterRequest): Outcome<ScriptedWatch> | undefined {
    this.requests.push(`watch ${request.path}`);
    const down = this.#down(request.path);
    if (down !== 'no') {
      return down;
    }
    const from = Number(request.query?.resourceVersion);
    if (from < this.#compacted) {
      return failure('expired', 'compacted');
    }
    return success(this.#openWatch(request, from));
  }

  #down(path: string) {
    if (this.mode === 'silent') {
      return undefined;
    }
    if (this.mode === 'refusing') {
      return failure('refused', 'connection refused');
    }
    const refusal = this.refusals.get(path);
    if (refusal) {
      return failure(refusal, `scripted ${refusal}`);
    }
    const isCollection = this.#kinds.some(kind =>
      kind.versions.some(version => collectionPath(kind, version) === path),
    );
    return isCollection && !this.served.has(path)
      ? failure('notFound', 'not served')
      : 'no';
  }

  #discovery() {
    const items = this.#kinds.map(kind => ({
      metadata: { name: kind.group },
      versions: kind.versions
        .filter(version => this.served.has(collectionPath(kind, version)))
        .map(version => ({
          version,
          resources: [{ resource: kind.plural, verbs: ['list', 'watch'] }],
        })),
    }));
    return { kind: 'APIGroupDiscoveryList', items };
  }

  #list({ path, query }: ClusterRequest): Outcome<unknown> {
    const token = query?.continue ?? '';
    const rest = token
      ? this.#snapshots.get(token)
      : [...this.#collection(path).values()];
    if (!rest) {
      return failure('expired', 'the continue token expired');
    }
    const limit = Number(query?.limit);
    const version = token.split('/')[0] || String(this.#version);
    const next = rest.length > limit ? `${version}/${rest.length}/${path}` : '';
    if (next) {
      this.#snapshots.set(next, rest.slice(limit));
    }
    return success({
      metadata: { resourceVersion: version, continue: next },
      items: rest.slice(0, limit),
    });
  }

  #openWatch({ path, query, signal }: ClusterRequest, from: number) {
    const stream = new ScriptedWatch();
    const cancels: (() => void)[] = [];
    const watch: OpenWatch = {
      path,
      stream,
      close: () => {
        this.#watches.delete(watch);
        cancels.forEach(cancel => cancel());
      },
    };
    this.#watches.add(watch);
    signal.addEventListener('abort', () => watch.close());
    const bookmark = () => {
      this.#send(watch, 'BOOKMARK', {
        metadata: { resourceVersion: String(this.#version) },
      });
      cancels.push(this.#clock.after(60_000, bookmark));
    };
    cancels.push(this.#clock.after(60_000, bookmark));
    const timeout = Number(query?.timeoutSeconds) * 1000;
    cancels.push(
      this.#clock.after(timeout, () => {
        stream.push('end');
        watch.close();
      }),
    );
    for (const entry of this.#log) {
      if (entry.version > from && entry.path === path) {
        this.#send(watch, entry.type, entry.object);
      }
    }
    return stream;
  }

  #publish(entry: LogEntry): void {
    this.#log.push(entry);
    for (const watch of this.#watches) {
      if (watch.path === entry.path) {
        this.#send(watch, entry.type, entry.object);
      }
    }
  }

  #send(watch: OpenWatch, type: string, object: unknown): void {
    watch.stream.send({ type, object });
  }

  #collection(path: string): Map<string, SimulatedObject> {
    const held = this.#objects.get(path) ?? new Map();
    this.#objects.set(path, held);
    return held;
  }
}
