import { setImmediate } from 'node:timers/promises';
import { WorkloadFilter } from '../../workloads/compileFilter';
import { WorkloadBook } from '../../workloads/WorkloadBook';
import { WorkloadScope } from '../../workloads/WorkloadScope';
import { LiveView } from './LiveView';
import { serializeSources } from './serializeEvents';

/** How long changes are gathered before they go out, in milliseconds. */
const COALESCE_MS = 250;

/** How many readers are woken in one turn of the event loop; each costs a write to a socket. */
const READERS_PER_TURN = 200;
/** How long views are moved on in one turn of the event loop, in milliseconds. */
const TURN_MS = 10;

/**
 * The views that are read now. Flushes them after changes; while nothing changes, it does nothing.
 */
export class StreamHub {
  readonly #book: WorkloadBook;
  readonly #views = new Map<string, LiveView>();
  readonly #readers = new Set<() => void>();
  readonly #unsubscribe: (() => void)[];
  #timer?: NodeJS.Timeout;
  readonly #sources = new Map<string, Buffer>();

  static create(book: WorkloadBook): StreamHub {
    return new StreamHub(book);
  }

  private constructor(book: WorkloadBook) {
    this.#book = book;
    this.#unsubscribe = [
      book.onChange(() => this.#schedule()),
      book.onSourcesChange(() => {
        this.#sources.clear();
        this.#schedule();
      }),
    ];
  }

  /** The view of a filter, and how to leave it. */
  join(
    filter: WorkloadFilter,
    wake: () => void,
  ): { view: LiveView; leave: () => void } {
    const key = filter.fingerprint;
    const view = this.#views.get(key) ?? LiveView.create(this.#book, filter);
    this.#views.set(key, view);
    const leaveView = view.join(wake);
    const leave = () => {
      leaveView();
      if (view.isIdle && this.#views.get(key) === view) {
        this.#views.delete(key);
      }
      if (this.#views.size === 0) {
        this.#sources.clear();
      }
    };
    return { view, leave };
  }

  /** The sources of a scope as they go out. The same buffer until one of them changes. */
  sources(scope: WorkloadScope): Buffer {
    const key = scope.sourcesFingerprint;
    let sources = this.#sources.get(key);
    if (sources === undefined) {
      sources = serializeSources(scope.sources(this.#book.sources()));
      this.#sources.set(key, sources);
    }
    return sources;
  }

  /** Registers what ends a stream when the backend stops; the answer takes it back. */
  onClose(close: () => void): () => void {
    this.#readers.add(close);
    return () => this.#readers.delete(close);
  }

  /** Ends all streams. */
  close(): void {
    clearTimeout(this.#timer);
    for (const unsubscribe of this.#unsubscribe) {
      unsubscribe();
    }
    for (const close of [...this.#readers]) {
      close();
    }
  }

  #schedule(): void {
    if (this.#timer || this.#views.size === 0) {
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#flush();
    }, COALESCE_MS);
  }

  /** Moves all views on, and lets others in the process have their turn now and then. */
  async #flush(): Promise<void> {
    let start = performance.now();
    let woken = 0;
    for (const view of this.#views.values()) {
      view.flush();
      for (const wake of view.readers) {
        wake();
        woken += 1;
        if (
          woken % READERS_PER_TURN === 0 ||
          performance.now() - start > TURN_MS
        ) {
          await setImmediate();
          start = performance.now();
        }
      }
    }
  }
}
