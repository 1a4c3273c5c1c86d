import { CustomErrorBase } from '@backstage/errors';

/**
 * Thrown when somebody has as many streams open as they may.
 */
export class TooManyStreamsError extends CustomErrorBase {
  name = 'TooManyStreamsError' as const;
  readonly statusCode = 429;
}

/**
 * How many streams one process serves, and how many of them one user may have: a browser opens six
 * connections to one origin, and people have two browsers.
 */
export const STREAM_LIMITS = { total: 5_000, perUser: 10 };

/**
 * Counts open streams, so that neither one user nor all of them together can exhaust the process.
 */
export class StreamSlots {
  readonly #total: number;
  readonly #perUser: number;
  readonly #open = new Map<string, number>();
  #count = 0;

  static create(limits: { total: number; perUser: number }): StreamSlots {
    return new StreamSlots(limits);
  }

  private constructor(limits: { total: number; perUser: number }) {
    this.#total = limits.total;
    this.#perUser = limits.perUser;
  }

  /**
   * Takes a slot; the answer gives it back, once.
   *
   * @throws TooManyStreamsError when there is none.
   */
  take(user: string): () => void {
    const open = this.#open.get(user) ?? 0;
    if (open >= this.#perUser) {
      throw new TooManyStreamsError(
        `You have ${open} live streams open, and ${
          this.#perUser
        } are allowed; close some tabs`,
      );
    }
    if (this.#count >= this.#total) {
      throw new TooManyStreamsError(
        `The backend serves ${
          this.#count
        } live streams, and no more; try again shortly`,
      );
    }
    this.#open.set(user, open + 1);
    this.#count += 1;
    let isHeld = true;
    return () => {
      if (isHeld) {
        isHeld = false;
        this.#release(user);
      }
    };
  }

  #release(user: string): void {
    this.#count -= 1;
    const open = (this.#open.get(user) ?? 1) - 1;
    if (open > 0) {
      this.#open.set(user, open);
    } else {
      this.#open.delete(user);
    }
  }
}
