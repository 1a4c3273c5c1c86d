import { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Identity } from './Access';
import { ApiHandler } from './ApiHandler';
import { JsonObject } from './ApiObject';
import { encodeContinueToken, decodeContinueToken } from './ContinueToken';
import { Faults } from './Faults';
import { sendError } from './http';
import { LoopbackServer } from './LoopbackServer';
import { BROKEN_LINE } from './openWatch';
import { ObjectWriter } from './ObjectWriter';
import { LogSource } from './podLog';
import { resources } from './resources';
import { resourceId, ResourceType } from './ResourceType';
import { expired } from './StatusError';
import { Store } from './Store';
import { Watch } from './Watch';

/** How a pocket cluster is set up. */
export type PocketClusterOptions = {
  name: string;
  /** Who may come in; at least one. */
  identities: Identity[];
  /** Port on 127.0.0.1; 0, the default, for a free one. */
  port?: number;
  /** What is served; by default all of `resources`. */
  types?: ResourceType[];
  /** The minor version that it says it has; default `36`. */
  minor?: string;
  /** Whether `sendInitialEvents` is supported, as since 1.34; default true. */
  watchList?: boolean;
  /** Milliseconds between bookmarks; default a minute, as the real server. */
  bookmarkMs?: number;
  /** How many changes per resource lists and watches can go back; default 1,000. */
  windowSize?: number;
  /** How long a request for a version that is not reached waits; default 3 s, as the real server. */
  waitMs?: number;
  /** What time it is, in milliseconds since the epoch; default the machine's clock. */
  now?: () => number;
  /** Where ids come from; default random ones. */
  newUid?: () => string;
  /** What containers wrote; default nothing. */
  logs?: LogSource;
};

/** A higher start than 1, so that "an old version" exists, as on a server with a history. */
const FIRST_REVISION = 1_000;

/** A Kubernetes API server small enough to live inside a demo or a test. */
export class PocketCluster {
  readonly name: string;
  readonly store: Store;
  readonly writer: ObjectWriter;
  readonly #types: ResourceType[];
  readonly #server: LoopbackServer;
  readonly #watches = new Set<Watch>();
  readonly #handler: ApiHandler;
  #faults: Faults = {};
  #goneBefore = 0;
  #requests = 0;

  /** Starts to listen. */
  static async start(options: PocketClusterOptions): Promise<PocketCluster> {
    const cluster = new PocketCluster(options);
    await cluster.#server.listen();
    return cluster;
  }

  private constructor(options: PocketClusterOptions) {
    this.name = options.name;
    this.#types = options.types ?? resources;
    this.store = new Store({
      windowSize: options.windowSize ?? 1_000,
      firstRevision: FIRST_REVISION,
    });
    this.writer = new ObjectWriter(this.store, {
      now: options.now ?? Date.now,
      newUid: options.newUid,
    });
    this.#handler = new ApiHandler({
      store: this.store,
      writer: this.writer,
      types: this.#types,
      identities: options.identities,
      logs: options.logs ?? (() => []),
      minor: options.minor ?? '36',
      watchList: options.watchList ?? true,
      bookmarkMs: options.bookmarkMs ?? 60_000,
      waitMs: options.waitMs ?? 3_000,
      faults: () => this.#faults,
      goneBefore: () => this.#goneBefore,
      onWatch: watch => {
        this.#watches.add(watch);
        return () => this.#watches.delete(watch);
      },
    });
    this.#server = new LoopbackServer(options.port ?? 0, (req, res) => {
      this.#requests += 1;
      void this.#answer(req, res);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server.port}`;
  }

  get faults(): Faults {
    return this.#faults;
  }

  /** How many requests came in since the start; what a viewer costs can be counted by it. */
  get requests(): number {
    return this.#requests;
  }

  /** How many watches are open. */
  get watches(): number {
    return this.#watches.size;
  }

  /**
   * The type of a resource.
   *
   * @param id - `pods`, `pytorchjobs.kubeflow.org`
   * @throws Error when it is not served.
   */
  type(id: string): ResourceType {
    const type = this.#types.find(candidate => resourceId(candidate) === id);
    if (!type) {
      throw new Error(
        `The pocket cluster serves no "${id}"; it serves ${this.#types
          .map(resourceId)
          .join(', ')}.`,
      );
    }
    return type;
  }

  /** Stores a value that no real server would hold; see {@link Store.inject}. */
  inject(id: string, key: string, value: JsonObject): void {
    this.store.inject(this.type(id), key, value);
  }

  /** Replaces what is wrong with the cluster; `{}` heals it. */
  async setFaults(faults: Faults): Promise<void> {
    const before = this.#faults;
    this.#faults = faults;
    if (faults.refusing) {
      await this.#server.stopListening();
    } else {
      await this.#server.listen();
    }
    if (faults.reset || (before.silent && !faults.silent)) {
      this.#server.cutConnections();
    }
    if (faults.silent) {
      for (const watch of this.#watches) {
        watch.mute();
      }
    }
    if (faults.gone?.length && !before.gone?.length) {
      this.#forgetVersions(faults);
    }
    const closed = [...(faults.forbidden ?? []), ...(faults.removed ?? [])];
    for (const watch of [...this.#watches]) {
      if (closed.includes(resourceId(watch.collection.type))) {
        watch.end();
      } else if (faults.brokenLine) {
        watch.raw(BROKEN_LINE);
      }
    }
  }

  /** Cuts every connection, without a good-bye. */
  async close(): Promise<void> {
    for (const watch of this.#watches) {
      watch.close();
    }
    await this.#server.stopListening();
  }

  #forgetVersions(faults: Faults): void {
    this.#goneBefore = this.store.advance();
    if (faults.gone?.includes('stream')) {
      const status = expired(
        `too old resource version: ${this.#goneBefore - 1} (${
          this.#goneBefore
        })`,
      ).toStatus();
      for (const watch of [...this.#watches]) {
        watch.fail(status);
      }
    }
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const faults = this.#faults;
    if (faults.reset) {
      req.socket.resetAndDestroy();
      return;
    }
    if (faults.silent) {
      return;
    }
    try {
      if (faults.slowMs) {
        await delay(faults.slowMs);
      }
      this.#refuseOldToken(req);
      await this.#handler.handle(req, res);
    } catch (error) {
      if (!res.headersSent) {
        await sendError(req, res, error);
      } else {
        req.socket.destroy();
      }
    }
  }

  /** By the fault "gone", pages of lists that began before it cannot go on. */
  #refuseOldToken(req: IncomingMessage): void {
    if (!this.#faults.gone?.includes('continue')) {
      return;
    }
    const text = new URL(`http://pocket${req.url}`).searchParams.get(
      'continue',
    );
    const token = text ? decodeContinueToken(text) : undefined;
    if (token && token.revision >= 0 && token.revision < this.#goneBefore) {
      throw expired(
        'The provided continue parameter is too old to display a consistent list result.',
        encodeContinueToken({ revision: -1, after: token.after }),
      );
    }
  }
}

/** Starts a pocket cluster on loopback. */
export function startPocketCluster(
  options: PocketClusterOptions,
): Promise<PocketCluster> {
  return PocketCluster.start(options);
}
