import { LoggerService } from '@backstage/backend-plugin-api';

/** Who wants to hear of one kind of news. */
export class Listeners<T> {
  readonly #logger: LoggerService;
  readonly #listeners = new Set<(news: T) => void>();

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  /** Adds one; the answer removes it. */
  add(listener: (news: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    this.#listeners.clear();
  }

  /** A listener that throws keeps neither the others nor the mirror from their work. */
  tell(news: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(news);
      } catch (error) {
        this.#logger.error(
          'A listener of the mirror failed',
          error instanceof Error ? error : undefined,
        );
      }
    }
  }
}
