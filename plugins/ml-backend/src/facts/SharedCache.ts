import { Clock } from '../clusters/Clock';

/**
 * Answers that are asked for together are made once, and stay for a short while for who comes next.
 */
export class SharedCache<T> {
  readonly #clock: Clock;
  readonly #ttlMs: number;
  readonly #capacity: number;
  readonly #answers = new Map<string, Promise<T>>();

  /**
   * @param options.ttlMs - How long an answer stays after it came, in milliseconds.
   * @param options.capacity - How many are held; beyond that the oldest go first.
   */
  static create<T>(options: {
    clock: Clock;
    ttlMs: number;
    capacity: number;
  }): SharedCache<T> {
    return new SharedCache(options);
  }

  private constructor(options: {
    clock: Clock;
    ttlMs: number;
    capacity: number;
  }) {
    this.#clock = options.clock;
    this.#ttlMs = options.ttlMs;
    this.#capacity = options.capacity;
  }

  /** The answer of a key: the one that is held or under way, else a new one. */
  get(key: string, make: () => Promise<T>): Promise<T> {
    const held = this.#answers.get(key);
    if (held) {
      return held;
    }
    const answer = make();
    this.#answers.set(key, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.#capacity) {
        break;
      }
      this.#answers.delete(oldest);
    }
    const forget = () => {
      if (this.#answers.get(key) === answer) {
        this.#answers.delete(key);
      }
    };
    answer.then(() => this.#clock.after(this.#ttlMs, forget), forget);
    return answer;
  }
}
