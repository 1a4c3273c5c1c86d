import {
  AuthService,
  BackstageCredentials,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { MlService } from '@mlport/backstage-plugin-ml-node';
import { ProviderConfig } from '../config/ProviderConfig';
import { JoinBook } from '../reading/JoinBook';
import { LastUrls } from '../reading/LastUrls';
import { PlatformReading } from '../reading/PlatformReading';
import { PlatformLists, readPlatform } from '../reading/readPlatform';
import { applyChanges } from './applyChanges';
import { askKnown } from './askKnown';
import { Complaints } from './Complaints';
import { discover } from './discover';
import { EntityLedger } from './EntityLedger';
import { forgetGone } from './forgetGone';
import { LimitNotice } from './LimitNotice';
import { listDiscovered } from './listDiscovered';

/** How often the catalog is asked what it has from here, in milliseconds. */
const RESTORE_MS = 3_600_000;

/** What a provider needs. */
export interface MlEntityProviderOptions {
  config: ProviderConfig;
  ml: PlatformLists & Pick<MlService, 'getModel'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  catalog: Pick<CatalogService, 'getEntitiesByRefs' | 'streamEntities'>;
  logger: LoggerService;
  runner: SchedulerServiceTaskRunner;
  /** Rounds further apart than this may have had others between them, of another process. */
  aloneMs: number;
  /** Now, in milliseconds since the epoch. */
  now(): number;
}

/**
 * Brings models, experiments, quotas and undeclared endpoints into the catalog: asks the `ml` plugin
 * on a schedule, and sends the catalog what changed.
 */
export class MlEntityProvider implements EntityProvider {
  readonly #options: MlEntityProviderOptions;
  readonly #ledger: EntityLedger;
  readonly #joins: JoinBook;
  readonly #urls = LastUrls.create();
  readonly #complaints: Complaints;
  readonly #limitNotice: LimitNotice;
  #reading?: PlatformReading;
  #restoredAt?: number;
  #roundAt?: number;

  static create(options: MlEntityProviderOptions): MlEntityProvider {
    return new MlEntityProvider(options);
  }

  private constructor(options: MlEntityProviderOptions) {
    const { config, logger, ml } = options;
    this.#options = options;
    this.#ledger = EntityLedger.create(config);
    this.#joins = JoinBook.create(ml);
    this.#complaints = Complaints.create(logger);
    this.#limitNotice = LimitNotice.create({ logger, limit: config.limit });
  }

  getProviderName(): string {
    return 'ml';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.#options.runner.run({
      id: 'ml-entities',
      fn: signal => this.#run(connection, signal),
    });
  }

  async #run(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      this.#complaints.tell(await this.#round(connection, signal));
    } catch (error) {
      this.#complaints.tell([stringifyError(error)]);
    }
  }

  /** One round; the answer is what could not be read. */
  async #round(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const { auth, catalog, config, ml, now: clock } = this.#options;
    const now = clock();
    const credentials = await auth.getOwnServiceCredentials();
    await this.#restore(credentials, now);
    const reading = await readPlatform(
      ml,
      { credentials, signal },
      this.#reading,
    );
    this.#reading = reading;
    await this.#joins.renew(reading.models, { credentials, signal, now });
    const known = await askKnown({
      ...{ config, reading, catalog, credentials },
      ...{ joins: this.#joins, urls: this.#urls, ledger: this.#ledger },
    });
    const { entities, declared, leftOut } = discover(known);
    signal.throwIfAborted();
    await applyChanges(
      connection,
      this.#ledger,
      this.#ledger.plan({
        entities,
        declared,
        isSettled: reading.isSettled,
        now,
      }),
    );
    forgetGone(known);
    this.#limitNotice.tell(leftOut);
    this.#roundAt = now;
    return reading.problems;
  }

  /** Learns what the catalog has: at the start, when another process may have written, and hourly. */
  async #restore(
    credentials: BackstageCredentials,
    now: number,
  ): Promise<void> {
    const { aloneMs, catalog } = this.#options;
    const isAlone =
      this.#roundAt !== undefined && now - this.#roundAt <= aloneMs;
    const isFresh =
      this.#restoredAt !== undefined && now - this.#restoredAt < RESTORE_MS;
    if (isAlone && isFresh) {
      return;
    }
    this.#ledger.restore(
      await listDiscovered({ catalog, credentials }),
      isAlone,
    );
    this.#restoredAt = now;
  }
}
