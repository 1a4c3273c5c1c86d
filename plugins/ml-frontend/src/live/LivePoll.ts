import { toError } from '@backstage/errors';
import { pause } from './pause';

/**
 * What is known of an answer now; nothing while the first is on its way. Every change is a new
 * snapshot.
 */
export interface PollSnapshot<T> {
  /** The last answer, which stays when a later question has none. */
  value?: T;
  /** Why the last question had no answer. */
  error?: Error;
}

const NOTHING_YET = {};

/**
 * Asks the same question again and again. `start` and `stop` may be called in turns; what is known
 * stays. An answer that is the same object as before is no news.
 */
export class LivePoll<T> {
  readonly #ask: (signal: AbortSignal) => Promise<T>;
  readonly #every: number;
  readonly #listeners = new Set<() => void>();
  #snapshot: PollSnapshot<T> = NOTHING_YET;
  #running: AbortController | undefined;

  static create<T>(options: {
    ask: (signal: AbortSignal) => Promise<T>;
    /** How long to wait after an answer, in milliseconds. */
    every: number;
  }): LivePoll<T> {
    return new LivePoll(options.ask, options.every);
  }

  private constructor(ask: (signal: AbortSignal) => Promise<T>, every: number) {
    this.#ask = ask;
    this.#every = every;
  }

  readonly getSnapshot = (): PollSnapshot<T> => this.#snapshot;

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

  /** Asks no more. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  /** Starts over after a failure. */
  readonly retry = (): void => {
    this.stop();
    this.#set(NOTHING_YET);
    this.start();
  };

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const next = await this.#answer(signal);
      if (signal.aborted) {
        return;
      }
      const { value, error } = this.#snapshot;
      if (next.error || error || next.value !== value) {
        this.#set(next);
      }
      await pause(this.#every, signal);
    }
  }

  async #answer(signal: AbortSignal): Promise<PollSnapshot<T>> {
    try {
      return { value: await this.#ask(signal) };
    } catch (error) {
      return { value: this.#snapshot.value, error: toError(error) };
    }
  }

  #set(snapshot: PollSnapshot<T>): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
