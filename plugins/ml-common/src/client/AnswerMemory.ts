/** An answer that the backend can be asked about, instead of for. */
interface Remembered {
  /** The tag of the answer, from its `ETag` header. */
  tag: string;
  body: unknown;
}

/** The newest answers by their URL, so that who asks again is not sent what it has. */
export class AnswerMemory {
  readonly #capacity: number;
  readonly #answers = new Map<string, Remembered>();

  /** @param capacity - How many answers are held; beyond that the oldest go. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(url: string): Remembered | undefined {
    return this.#answers.get(url);
  }

  set(url: string, answer: Remembered): void {
    this.#answers.delete(url);
    this.#answers.set(url, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#capacity) {
      this.#answers.delete(oldest);
    }
  }
}
