import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyError } from '@backstage/errors';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EntityMatch } from '@mlport/backstage-plugin-ml-common';
import { ClaimIndex } from './ClaimIndex';
import { matchEntity } from './matchEntity';
import { WorkloadBook } from './WorkloadBook';

const REFRESH_MS = 60_000;
/** While the catalog has not answered, or answered otherwise than before: it fills when all starts. */
const UNSETTLED_MS = 5_000;

/**
 * Keeps the book's claims in step with the catalog. Reads with the plugin's own credentials, since
 * what is claimed does not depend on who looks; only annotations are read, and only a yes or no per
 * row leaves.
 */
export class ClaimRefresher {
  readonly #auth: AuthService;
  readonly #catalog: Pick<CatalogService, 'streamEntities'>;
  readonly #book: WorkloadBook;
  readonly #logger: LoggerService;
  #timer?: NodeJS.Timeout;
  #fingerprint?: string;
  #isFailing = false;
  #isStopped = false;

  static create(options: {
    auth: AuthService;
    catalog: Pick<CatalogService, 'streamEntities'>;
    book: WorkloadBook;
    logger: LoggerService;
  }): ClaimRefresher {
    return new ClaimRefresher(options);
  }

  private constructor(options: {
    auth: AuthService;
    catalog: Pick<CatalogService, 'streamEntities'>;
    book: WorkloadBook;
    logger: LoggerService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#book = options.book;
    this.#logger = options.logger;
  }

  /** Reads the claims now and then every minute, sooner while they change. Resolves after the first attempt. */
  async start(): Promise<void> {
    const before = this.#fingerprint;
    await this.refresh();
    if (!this.#isStopped) {
      const isSettled = this.#book.knowsClaims && this.#fingerprint === before;
      this.#timer = setTimeout(
        () => this.start(),
        isSettled ? REFRESH_MS : UNSETTLED_MS,
      );
      this.#timer.unref();
    }
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  /** Reads the claims once. Does not throw: a catalog that does not answer leaves them as they are. */
  async refresh(): Promise<void> {
    try {
      const claims = ClaimIndex.create(await this.#read());
      if (claims.fingerprint !== this.#fingerprint) {
        this.#fingerprint = claims.fingerprint;
        await this.#book.setClaims(claims);
      }
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) {
        this.#isFailing = true;
        this.#logger.warn(
          `Cannot read from the catalog which work is claimed; what was known stays: ${stringifyError(
            error,
          )}`,
        );
      }
    }
  }

  async #read(): Promise<EntityMatch[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const matches: EntityMatch[] = [];
    const pages = this.#catalog.streamEntities(
      {
        filter: [
          annotated(KUBERNETES_ANNOTATION),
          annotated(KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION),
        ],
        fields: ['kind', 'metadata.name', 'metadata.annotations'],
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        matches.push(matchEntity(entity));
      }
    }
    return matches;
  }
}

function annotated(annotation: string): Record<string, symbol> {
  return { [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS };
}
