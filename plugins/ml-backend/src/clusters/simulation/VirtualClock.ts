import { Clock } from '../Clock';

interface Timer {
  at: number;
  callback: () => void;
}

/** Lets everything that only waits for promises run. */
const settle = () => new Promise<void>(resolve => setImmediate(resolve));

/** A clock for tests: time passes when `advance` says so, timer by timer. */
export class VirtualClock implements Clock {
  #now: number;
  #timers = new Set<Timer>();

  constructor(now = Date.UTC(2026, 0, 1)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets `ms` milliseconds pass; what becomes due runs at its time, in order. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      const next = this.#nextUntil(end);
      if (!next) {
        break;
      }
      this.#timers.delete(next);
      this.#now = next.at;
      next.callback();
      await settle();
    }
    this.#now = end;
  }

  #nextUntil(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at <= end && (!next || timer.at < next.at)) {
        next = timer;
      }
    }
    return next;
  }
}
