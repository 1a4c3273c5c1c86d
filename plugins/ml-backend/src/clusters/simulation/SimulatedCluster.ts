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
import { Change, History, SimulatedObject } from './History';
import { ScriptedWatch } from './ScriptedGateway';
import { SimulatedWatch } from './SimulatedWatch';

/** How the next event of a collection goes wrong; `lost` is as if it had not been. */
export type EventFault = 'garbled' | 'lost' | 'twice';

/** A cluster in memory whose API has versions, pages, watches and faults, all in virtual time. */
export class SimulatedCluster {
  mode: 'up' | 'refusing' | 'silent' = 'up';
  /** Errors by collection path. */
  readonly refusals = new Map<string, ClusterErrorCode>();
  /** How many milliseconds those errors ask to wait. */
  retryAfterMs: number | undefined;
  /** Served collections by path. */
  readonly served = new Set<string>();
  readonly requests: string[] = [];
  /** How often a watch was refused with 410 that knew a version that would have done. */
  needlessExpiries = 0;
  readonly #clock: Clock;
  readonly #kinds: readonly Kind[];
  /** By group and plural: all versions of a kind are the same objects. */
  readonly #histories = new Map<string, History>();
  readonly #snapshots = new Map<string, SimulatedObject[]>();
  readonly #watches = new Set<SimulatedWatch>();
  readonly #eventFaults = new Map<string, EventFault>();
  /** The newest version that a watcher of a path was told and has read. */
  readonly #told = new Map<string, number>();
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
    return this.#history(path).objects();
  }

  put(
    path: string,
    metadata: Record<string, unknown> & { uid: string },
    spec: unknown = {},
  ): void {
    const previous = this.#history(path).get(metadata.uid);
    this.#change(path, previous ? 'MODIFIED' : 'ADDED', {
      metadata: { ...metadata, resourceVersion: '' },
      spec,
    });
  }

  remove(path: string, uid: string): void {
    const held = this.#history(path).get(uid);
    if (held) {
      this.#change(path, 'DELETED', held);
    }
  }

  /** Forgets the past: older versions and continue tokens are expired from now on. */
  compact(): void {
    this.#compacted = this.#version;
    for (const history of this.#histories.values()) {
      history.compact();
    }
    this.#snapshots.clear();
  }

  /** Breaks all open watches. */
  reset(): void {
    this.#endAll(Object.assign(new Error(), { code: 'ECONNRESET' }));
  }

  /** Ends all open watches in order, or only those of a path. */
  end(path?: string): void {
    this.#endAll('end', path);
  }

  /** Ends all open watches with an error event. */
  fail(code: number): void {
    for (const watch of this.#watches) {
      watch.send('ERROR', { kind: 'Status', code });
    }
    this.end();
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

  /** What happens to the next event of a collection, if anything. */
  spoilNext(path: string, fault: EventFault | undefined): void {
    this.#eventFaults.delete(keyOf(path));
    if (fault) {
      this.#eventFaults.set(keyOf(path), fault);
    }
  }

  /** Nothing means that no answer comes. */
  request(request: ClusterRequest): Outcome<unknown> | undefined {
    const isProbe = request.query?.limit === '1';
    this.requests.push(isProbe ? `probe ${request.path}` : request.path);
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
    const { path } = request;
    this.requests.push(`watch ${path}`);
    const down = this.#down(path);
    if (down !== 'no') {
      return down;
    }
    const from = Number(request.query?.resourceVersion);
    if (from < this.#compacted) {
      if ((this.#told.get(path) ?? 0) >= this.#compacted) {
        this.needlessExpiries += 1;
      }
      return failure('expired', 'compacted');
    }
    const watch = new SimulatedWatch(request, {
      clock: this.#clock,
      version: () => this.#version,
      onTold: version => {
        this.#told.set(path, Math.max(version, this.#told.get(path) ?? 0));
      },
      onClose: () => this.#watches.delete(watch),
    });
    this.#watches.add(watch);
    for (const { type, object } of this.#history(path).since(from)) {
      watch.send(type, object);
    }
    return success(watch.stream);
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
      const { retryAfterMs } = this;
      return failure(refusal, `scripted ${refusal}`, { retryAfterMs });
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
    const exact = query?.resourceVersionMatch === 'Exact';
    const at = Number(exact ? query.resourceVersion : this.#version);
    const history = this.#history(path);
    const whole = at < this.#compacted ? undefined : () => history.at(at);
    const rest = token ? this.#snapshots.get(token) : whole?.();
    if (!rest) {
      return failure('expired', 'that version is compacted');
    }
    const limit = Number(query?.limit);
    const version = token.split('/')[0] || String(at);
    const next = rest.length > limit ? `${version}/${rest.length}/${path}` : '';
    if (next) {
      this.#snapshots.set(next, rest.slice(limit));
    }
    return success({
      metadata: { resourceVersion: version, continue: next },
      items: rest.slice(0, limit),
    });
  }

  #change(path: string, type: Change['type'], now: SimulatedObject): void {
    this.#version += 1;
    const history = this.#history(path);
    const previous = history.get(now.metadata.uid);
    const resourceVersion = String(this.#version);
    const object = {
      apiVersion: path.split('/').slice(2, 4).join('/'),
      kind: this.#kinds.find(({ plural }) => path.endsWith(`/${plural}`))?.kind,
      ...now,
      metadata: { ...now.metadata, resourceVersion },
    };
    history.record({ version: this.#version, type, object, previous });
    this.#publish(path, type, object);
  }

  #publish(path: string, type: string, object: SimulatedObject): void {
    const fault = this.#eventFaults.get(keyOf(path));
    this.#eventFaults.delete(keyOf(path));
    if (fault === 'lost') {
      this.#history(path).loseLast();
      return;
    }
    for (const watch of this.#watches) {
      if (keyOf(watch.path) !== keyOf(path)) {
        continue;
      }
      if (fault === 'garbled') {
        watch.stream.push(Buffer.from('{"type":"MODIF\n'));
        continue;
      }
      watch.send(type, object);
      if (fault === 'twice') {
        watch.send(type, object);
      }
    }
  }

  #endAll(step: Error | 'end', path?: string): void {
    for (const watch of this.#watches) {
      if (path === undefined || watch.path === path) {
        watch.stream.push(step);
        watch.close();
      }
    }
  }

  #history(path: string): History {
    const held = this.#histories.get(keyOf(path)) ?? new History();
    this.#histories.set(keyOf(path), held);
    return held;
  }
}

/** `/apis/group/version/plural` without the version. */
function keyOf(path: string): string {
  const parts = path.split('/');
  return [...parts.slice(0, -2), parts[parts.length - 1]].join('/');
}
