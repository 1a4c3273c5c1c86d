import { WorkloadFilter } from '../../workloads/compileFilter';
import { WorkloadBook } from '../../workloads/WorkloadBook';
import { WorkloadScope } from '../../workloads/WorkloadScope';
import { LiveView } from './LiveView';
import { serializeSources } from './serializeEvents';

/** How long changes are gathered before they go out, in milliseconds. */
const COALESCE_MS = 250;

/**
 * The views that are read now. Flushes them after changes; while nothing changes, it does nothing.
 */
export class StreamHub {
  readonly #book: WorkloadBook;
  readonly #views = new Map<string, LiveView>();
  readonly #readers = new Set<() => void>();
  readonly #unsubscribe: (() => void)[];
  #timer?: NodeJS.Timeout;
  readonly #sources = new Map<string, string>();

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

  /** The sources of a scope as they go out. The same string until one of them changes. */
  sources(scope: WorkloadScope): string {
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
      for (const view of this.#views.values()) {
        view.flush();
      }
    }, COALESCE_MS);
  }
}
