import { toError } from '@backstage/errors';

/** What is known of a question, as a screen shows it. */
export interface AnswerView<T> {
  /** The last answer, also while it is asked again and after that failed. */
  value?: T;
  /** When it came, in milliseconds since the epoch. */
  receivedAt?: number;
  /** Why the last attempt failed. */
  error?: Error;
  /** Whether it is being asked. */
  asking: boolean;
}

/**
 * One question, asked once for all who want to know. What was answered is kept when it is asked
 * again; a form then shows it until there is something newer.
 */
export class Answer<T> {
  readonly #question: () => Promise<T>;
  readonly #listeners = new Set<() => void>();
  #view: AnswerView<T> = { asking: false };
  #underWay: Promise<void> | undefined;

  static create<T>(question: () => Promise<T>): Answer<T> {
    return new Answer(question);
  }

  private constructor(question: () => Promise<T>) {
    this.#question = question;
  }

  /** The same object until something changes. */
  get view(): AnswerView<T> {
    return this.#view;
  }

  /** Calls back after each change. Returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks, unless that is under way. Never fails: the view says how it went. */
  ask(): Promise<void> {
    this.#underWay ??= this.#ask().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  /** Asks unless the answer is younger than that many milliseconds. */
  async askIfOlder(age: number): Promise<void> {
    const { receivedAt, error } = this.#view;
    if (error || receivedAt === undefined || Date.now() - receivedAt > age) {
      await this.ask();
    }
  }

  async #ask(): Promise<void> {
    this.#show({ ...this.#view, asking: true });
    try {
      const value = await this.#question();
      this.#show({ value, receivedAt: Date.now(), asking: false });
    } catch (cause) {
      this.#show({ ...this.#view, error: toError(cause), asking: false });
    }
  }

  #show(view: AnswerView<T>): void {
    this.#view = view;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
