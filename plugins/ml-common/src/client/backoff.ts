/**
 * The bounds of the waits between attempts, in milliseconds.
 *
 * @public
 */
export interface BackoffOptions {
  /** The shortest wait; 1,000 when absent. */
  least?: number;
  /** How wide the first wait is spread; it doubles with each attempt. 5,000 when absent. */
  spread?: number;
  /** The longest wait; 10,000 when absent. */
  most?: number;
  /** A number from 0 to below 1. */
  random?(): number;
}

/**
 * Waits that grow, each anywhere between `least` and its bound, so that the viewers of a backend
 * that restarts do not all come back in the same second.
 */
export function backoff(options: BackoffOptions = {}): {
  next(): number;
  reset(): void;
} {
  const {
    least = 1_000,
    spread = 5_000,
    most = 10_000,
    random = Math.random,
  } = options;
  let attempt = 0;
  return {
    next() {
      const bound = Math.min(most, least + spread * 2 ** attempt);
      attempt += 1;
      return least + random() * (bound - least);
    },
    reset() {
      attempt = 0;
    },
  };
}

/**
 * Waits, or until the signal aborts.
 *
 * @param duration - In milliseconds.
 */
export function pause(duration: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, duration);
    function stop() {
      clearTimeout(timer);
      resolve();
    }
    signal.addEventListener('abort', stop, { once: true });
  });
}
