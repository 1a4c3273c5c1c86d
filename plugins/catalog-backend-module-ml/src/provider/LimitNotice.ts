import { LoggerService } from '@backstage/backend-plugin-api';
import { plainText } from '../entities/plainText';
import { Candidate } from './Candidate';

/** How many are named. */
const MOST_NAMED = 20;

/** Says once that the limit keeps something out, and what. */
export class LimitNotice {
  readonly #logger: LoggerService;
  readonly #limit: number;
  #isSaid = false;

  static create(options: {
    logger: LoggerService;
    limit: number;
  }): LimitNotice {
    return new LimitNotice(options);
  }

  private constructor(options: { logger: LoggerService; limit: number }) {
    this.#logger = options.logger;
    this.#limit = options.limit;
  }

  /** A round left these out. */
  tell(leftOut: readonly Candidate[]): void {
    if (leftOut.length === 0) {
      this.#isSaid = false;
      return;
    }
    if (this.#isSaid) {
      return;
    }
    this.#isSaid = true;
    const names = leftOut
      .slice(0, MOST_NAMED)
      .map(({ title }) => plainText(title, 100));
    const more = leftOut.length > names.length ? ' and others' : '';
    this.#logger.warn(
      `${
        leftOut.length
      } models, experiments, quotas or endpoints have no entity, since there are more than ${
        this.#limit
      } (catalog.providers.ml.limit): ${names.join(', ')}${more}`,
    );
  }
}
