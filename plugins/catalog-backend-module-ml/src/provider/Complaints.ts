import { LoggerService } from '@backstage/backend-plugin-api';

/**
 * Says what goes wrong once, when it has for two rounds: what starts at the same time as others finds
 * them not ready at first. And says when it is well again.
 */
export class Complaints {
  readonly #logger: LoggerService;
  #rounds = 0;

  static create(logger: LoggerService): Complaints {
    return new Complaints(logger);
  }

  private constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  /** A round went like that: without problems, or with these. */
  tell(problems: readonly string[]): void {
    if (problems.length > 0) {
      this.#rounds++;
      if (this.#rounds === 2) {
        this.#logger.warn(
          `Not everything can be read, so what was known of it stays in the catalog: ${problems.join(
            '; ',
          )}`,
        );
      }
      return;
    }
    if (this.#rounds >= 2) {
      this.#logger.info('Everything can be read again');
    }
    this.#rounds = 0;
  }
}
