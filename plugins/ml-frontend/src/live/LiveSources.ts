import { toError } from '@backstage/errors';
import { MlApi, SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { pause } from './pause';

/** How old the answer may become while somebody looks, in milliseconds. */
const EVERY_MS = 5_000;

/** What is known of the sources now. Every change is a new snapshot. */
export interface SourcesSnapshot {
  /** `loading` until the first answer is here; `failed` when it could not be had. */
  phase: 'loading' | 'ready' | 'failed';
  sources: readonly SourceStatus[];
  /** Why the last question had no answer; with `ready`, the sources are those of before. */
  error?: Error;
}

const NOTHING_YET: SourcesSnapshot = { phase: 'loading', sources: [] };

/**
 * Asks for the sources again and again. The stream of workloads would tell them sooner, but only
 * together with every row.
 */
export class LiveSources {
  readonly #api: Pick<MlApi, 'listSources'>;
  readonly #listeners = new Set<() => void>();
  #snapshot = NOTHING_YET;
  #running: AbortController | undefined;

  static create(options: { api: Pick<MlApi, 'listSources'> }): LiveSources {
    return new LiveSources(options.api);
  }

  private constructor(api: Pick<MlApi, 'listSources'>) {
    this.#api = api;
  }

  readonly getSnapshot = (): SourcesSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins, or takes up again. */
  start(): void {
    if (!this.#running) {
      this.#running = new AbortController();
      this.#run(this.#running.signal);
    }
  }

  /** Asks no more. What is known stays. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  /** Starts over after a failure. */
  retry(): void {
    this.stop();
    this.#set(NOTHING_YET);
    this.start();
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const { items: sources } = await this.#api.listSources({ signal });
        if (!signal.aborted) {
          this.#set({ phase: 'ready', sources });
        }
      } catch (error) {
        if (!signal.aborted) {
          const { phase, sources } = this.#snapshot;
          this.#set({
            phase: phase === 'ready' ? 'ready' : 'failed',
            sources,
            error: toError(error),
          });
        }
      }
      await pause(EVERY_MS, signal);
    }
  }

  #set(snapshot: SourcesSnapshot): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
