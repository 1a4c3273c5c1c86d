/**
 * Wakes one waiter. A notification that comes while nobody waits is kept for the next wait.
 */
export class Signal {
  #isRaised = false;
  #wake?: () => void;

  readonly notify = (): void => {
    this.#isRaised = true;
    this.#wake?.();
  };

  /** Resolves at the next notification, or at once after one that nobody waited for. */
  async wait(): Promise<void> {
    if (!this.#isRaised) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    this.#isRaised = false;
    this.#wake = undefined;
  }
}
