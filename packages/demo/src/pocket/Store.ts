import { ApiObject, JsonObject } from './ApiObject';
import { ResourceType, resourceId } from './ResourceType';
import { expired } from './StatusError';

/** One change of one object. */
export type Change = {
  revision: number;
  key: string;
  /** The object after the change; of a deletion, its last state at the revision of the deletion. */
  object: ApiObject;
  /** The object before the change. */
  previous?: ApiObject;
  deleted: boolean;
};

/** The objects of one resource, with the recent past that lists and watches go back to. */
type Table = {
  objects: Map<string, ApiObject>;
  changes: Change[];
  /** The revision before which nothing is remembered. */
  oldest: number;
  listeners: Set<(change: Change) => void>;
};

/** An object as a list hands it out. */
export type Entry = { key: string; object: ApiObject };

/**
 * All objects of one cluster under one counter of revisions, as in etcd, with a window of changes
 * per resource, as in the watch cache of a real API server.
 *
 * Objects are never changed in place, so a snapshot is the present with the changes since then
 * taken back.
 */
export class Store {
  readonly #tables = new Map<string, Table>();
  readonly #windowSize: number;
  readonly #firstRevision: number;
  #revision: number;

  /**
   * @param options - `windowSize` is how many changes per resource are remembered;
   *   `firstRevision` is where the counter begins: above 1, so that old versions can be asked for.
   */
  constructor(options: { windowSize: number; firstRevision: number }) {
    this.#windowSize = options.windowSize;
    this.#firstRevision = options.firstRevision;
    this.#revision = options.firstRevision;
  }

  /** The revision of the latest change. */
  get revision(): number {
    return this.#revision;
  }

  /** The revision before which a resource remembers nothing. */
  oldestRevision(type: ResourceType): number {
    return this.#table(type).oldest;
  }

  get(type: ResourceType, key: string): ApiObject | undefined {
    return this.#table(type).objects.get(key);
  }

  /**
   * The objects in the order of their keys.
   *
   * @param revision - the moment to look at; absent for now.
   * @throws StatusError 410 when that moment is forgotten.
   */
  list(type: ResourceType, revision?: number): Entry[] {
    const table = this.#table(type);
    let objects: Map<string, ApiObject> = table.objects;
    if (revision !== undefined && revision < this.#revision) {
      if (revision < table.oldest) {
        throw expired('The resourceVersion for the provided list is too old.');
      }
      objects = rewind(table, revision);
    }
    return [...objects]
      .map(([key, object]) => ({ key, object }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** The remembered changes after a revision. */
  changesSince(type: ResourceType, revision: number): Change[] {
    return this.#table(type).changes.filter(
      change => change.revision > revision,
    );
  }

  /** Calls back for every change from now on; returns what ends that. */
  subscribe(
    type: ResourceType,
    listener: (change: Change) => void,
  ): () => void {
    const { listeners } = this.#table(type);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Writes an object and gives it the next revision. */
  put(type: ResourceType, key: string, object: ApiObject): ApiObject {
    const table = this.#table(type);
    const revision = ++this.#revision;
    const stored = atRevision(object, revision);
    const previous = table.objects.get(key);
    table.objects.set(key, stored);
    this.#record(table, {
      revision,
      key,
      object: stored,
      previous,
      deleted: false,
    });
    return stored;
  }

  /** Removes an object; without effect when it is not there. */
  remove(type: ResourceType, key: string): ApiObject | undefined {
    const table = this.#table(type);
    const previous = table.objects.get(key);
    if (!previous) {
      return undefined;
    }
    const revision = ++this.#revision;
    table.objects.delete(key);
    const object = atRevision(previous, revision);
    this.#record(table, { revision, key, object, previous, deleted: true });
    return object;
  }

  /**
   * Writes whatever it is given, unread: a real server would never hold it, a client must survive
   * it all the same.
   */
  inject(type: ResourceType, key: string, value: JsonObject): void {
    const table = this.#table(type);
    const revision = ++this.#revision;
    const previous = table.objects.get(key);
    const object = value as unknown as ApiObject;
    table.objects.set(key, object);
    this.#record(table, { revision, key, object, previous, deleted: false });
  }

  /** Forgets the past of every resource, as a compaction of etcd and of the cache does. */
  compact(): void {
    for (const table of this.#tables.values()) {
      table.changes = [];
      table.oldest = this.#revision;
    }
  }

  /** Moves the counter on without a change, as writes to other resources do. */
  advance(): number {
    return ++this.#revision;
  }

  #table(type: ResourceType): Table {
    const id = resourceId(type);
    let table = this.#tables.get(id);
    if (!table) {
      table = {
        objects: new Map(),
        changes: [],
        oldest: this.#firstRevision,
        listeners: new Set(),
      };
      this.#tables.set(id, table);
    }
    return table;
  }

  #record(table: Table, change: Change): void {
    table.changes.push(change);
    if (table.changes.length > this.#windowSize) {
      table.oldest = table.changes.shift()!.revision;
    }
    for (const listener of [...table.listeners]) {
      listener(change);
    }
  }
}

function rewind(table: Table, revision: number): Map<string, ApiObject> {
  const objects = new Map(table.objects);
  for (let i = table.changes.length - 1; i >= 0; i--) {
    const change = table.changes[i];
    if (change.revision <= revision) {
      break;
    }
    if (change.previous) {
      objects.set(change.key, change.previous);
    } else {
      objects.delete(change.key);
    }
  }
  return objects;
}

function atRevision(object: ApiObject, revision: number): ApiObject {
  return {
    ...object,
    metadata: { ...object.metadata, resourceVersion: String(revision) },
  };
}
