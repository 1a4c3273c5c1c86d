/** Runs one task after the other, in the order they came. A task must not wait for its own queue. */
export class Queue {
  #tail: Promise<unknown> = Promise.resolve();

  async run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(task);
    this.#tail = result.catch(() => {});
    return result;
  }
}
