import { setImmediate } from 'node:timers/promises';

/**
 * Hands out turns of the event loop, one each: answers of many clusters that come at the same moment
 * are parsed one by one, with everybody else in the process in between.
 */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Resolves at the beginning of a turn that nobody else gets. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => setImmediate());
    return this.#last;
  }
}
