import { ApiObject, JsonObject } from './ApiObject';
import { Collection, inVersion } from './collection';
import { groupVersion } from './ResourceType';
import { VersionOptions } from './resourceVersions';
import { expired } from './StatusError';
import { Change, Store } from './Store';

/** What a watch is told to do. */
export type WatchOptions = VersionOptions & {
  bookmarks: boolean;
  /** After which the server ends the stream. */
  timeoutMs: number;
  /** How often a bookmark comes. */
  bookmarkMs: number;
};

/** Where the lines of a watch go. */
export type WatchSink = {
  /** One event, as one line without its line break. */
  line(text: string): void;
  end(): void;
};

/** A real server sends its last bookmark this long before it ends a stream. */
const LAST_BOOKMARK_MS = 2_000;

/**
 * One open watch: the synthetic beginning where it is asked for, then every change that enters,
 * changes or leaves the collection, with bookmarks, until its time is over.
 */
export class Watch {
  readonly #store: Store;
  readonly #collection: Collection;
  readonly #sink: WatchSink;
  readonly #timers: NodeJS.Timeout[] = [];
  #unsubscribe?: () => void;
  #muted = false;
  #ended = false;

  constructor(store: Store, collection: Collection, sink: WatchSink) {
    this.#store = store;
    this.#collection = collection;
    this.#sink = sink;
  }

  get collection(): Collection {
    return this.#collection;
  }

  /** Begins to send; a version that is forgotten ends the stream with an error event at once. */
  start(options: WatchOptions): void {
    const { type } = this.#collection;
    const from = options.resourceVersion;
    const synthetic = !from || options.sendInitialEvents;
    const oldest = this.#store.oldestRevision(type);
    if (!synthetic && from! < oldest) {
      this.fail(
        expired(`too old resource version: ${from} (${oldest})`).toStatus(),
      );
      return;
    }
    const since = synthetic ? this.#store.revision : from!;
    if (synthetic) {
      this.#sendPresent(options);
    } else {
      for (const change of this.#store.changesSince(type, since)) {
        this.#sendChange(change);
      }
    }
    // A version ahead of the store is waited for in silence, as the real server does.
    this.#unsubscribe = this.#store.subscribe(type, change => {
      if (change.revision > since) {
        this.#sendChange(change);
      }
    });
    this.#arm(options);
  }

  /** Keeps the stream open and sends nothing more, as a connection that died in between does. */
  mute(): void {
    this.#muted = true;
  }

  /** Sends an error event and ends. */
  fail(status: JsonObject): void {
    this.#send('ERROR', status);
    this.end();
  }

  /** Sends a line as it is. */
  raw(text: string): void {
    if (!this.#muted && !this.#ended) {
      this.#sink.line(text);
    }
  }

  /** Ends the stream. */
  end(): void {
    if (!this.#ended) {
      this.close();
      this.#sink.end();
    }
  }

  /** Lets go of everything without a word to the client. */
  close(): void {
    this.#ended = true;
    this.#unsubscribe?.();
    for (const timer of this.#timers) {
      clearTimeout(timer);
    }
  }

  #sendPresent(options: WatchOptions): void {
    for (const entry of this.#store.list(this.#collection.type)) {
      if (this.#collection.contains(entry)) {
        this.#sendObject('ADDED', entry.object);
      }
    }
    if (options.bookmarks) {
      this.#sendBookmark({ 'k8s.io/initial-events-end': 'true' });
    }
  }

  /** An object that stops to match is gone for this watcher, and one that begins to is new. */
  #sendChange(change: Change): void {
    const { key, object, previous, revision } = change;
    const before = Boolean(
      previous && this.#collection.contains({ key, object: previous }),
    );
    const after = !change.deleted && this.#collection.contains({ key, object });
    if (before && !after) {
      this.#sendObject('DELETED', {
        ...previous!,
        metadata: {
          ...previous!.metadata,
          resourceVersion: String(revision),
        },
      });
    } else if (after) {
      this.#sendObject(before ? 'MODIFIED' : 'ADDED', object);
    }
  }

  #sendObject(type: string, object: ApiObject): void {
    const { type: resource, version } = this.#collection;
    this.#send(type, inVersion(resource, version, object));
  }

  #sendBookmark(annotations?: { [key: string]: string }): void {
    const { type, version } = this.#collection;
    this.#send('BOOKMARK', {
      apiVersion: groupVersion(type.group, version.name),
      kind: type.kind,
      metadata: {
        ...(annotations && { annotations }),
        resourceVersion: String(this.#store.revision),
      },
    });
  }

  #send(type: string, object: unknown): void {
    this.raw(JSON.stringify({ type, object }));
  }

  #arm(options: WatchOptions): void {
    const later = (ms: number, act: () => void) => {
      const timer = setTimeout(act, ms);
      timer.unref();
      this.#timers.push(timer);
    };
    if (options.bookmarks) {
      const timer = setInterval(() => this.#sendBookmark(), options.bookmarkMs);
      timer.unref();
      this.#timers.push(timer);
      if (options.timeoutMs > LAST_BOOKMARK_MS) {
        later(options.timeoutMs - LAST_BOOKMARK_MS, () => this.#sendBookmark());
      }
    }
    later(options.timeoutMs, () => this.end());
  }
}
