import { Clock } from '../clusters/Clock';
import { NewestFirst } from './NewestFirst';

/** What paced work needs. */
export interface PacedWorkOptions {
  clock: Clock;
  /** The least time from one piece of work of a cluster to its next, in milliseconds. */
  paceMs: number;
  /** How many keys may wait per cluster; beyond that the oldest are dropped. */
  capacity: number;
  /** Does the work of a key. Must not throw. */
  work(key: string): Promise<void>;
}

/** Work on one key after the other, for each cluster on its own: at a pace, and the newest first. */
export class PacedWork {
  readonly #options: PacedWorkOptions;
  readonly #waiting = new Map<string, NewestFirst>();
  #isStopped = false;

  static create(options: PacedWorkOptions): PacedWork {
    return new PacedWork(options);
  }

  private constructor(options: PacedWorkOptions) {
    this.#options = options;
  }

  /** Adds a key; one that waits already keeps its place. */
  add(cluster: string, key: string): void {
    let waiting = this.#waiting.get(cluster);
    if (!waiting) {
      waiting = new NewestFirst(this.#options.capacity);
      this.#waiting.set(cluster, waiting);
      this.#after(0, cluster);
    }
    waiting.add(key);
  }

  /** There is nothing to do for a key any longer. */
  delete(cluster: string, key: string): void {
    this.#waiting.get(cluster)?.delete(key);
  }

  stop(): void {
    this.#isStopped = true;
  }

  #after(ms: number, cluster: string): void {
    this.#options.clock.after(ms, () => void this.#next(cluster));
  }

  async #next(cluster: string): Promise<void> {
    const key = this.#waiting.get(cluster)?.take();
    if (key === undefined || this.#isStopped) {
      this.#waiting.delete(cluster);
      return;
    }
    await this.#options.work(key);
    this.#after(this.#options.paceMs, cluster);
  }
}
