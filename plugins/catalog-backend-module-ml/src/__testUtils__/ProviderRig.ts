import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import { readProviderConfig } from '../config/readProviderConfig';
import { MlEntityProvider } from '../provider/MlEntityProvider';
import { ScriptedMlService } from './ScriptedMlService';

/**
 * A provider with a scripted `ml` plugin, a catalog of entities in memory, and a clock that a test
 * sets.
 */
export class ProviderRig {
  readonly ml = ScriptedMlService.create();
  readonly logger = mockServices.logger.mock();
  /** What the catalog has, by reference. */
  readonly catalog = new Map<string, Entity>();
  readonly mutations: EntityProviderMutation[] = [];
  now = 1_000_000;
  isCatalogDown = false;
  #round: () => Promise<void> = async () => {};

  static async create(config: JsonObject = {}): Promise<ProviderRig> {
    const rig = new ProviderRig();
    await rig.restart(config);
    return rig;
  }

  private constructor() {
    this.logger.child.mockReturnValue(this.logger);
  }

  /** A new process: all that a provider remembers is gone. */
  async restart(config: JsonObject = {}): Promise<void> {
    const provider = MlEntityProvider.create({
      config: readProviderConfig(
        new ConfigReader({ catalog: { providers: { ml: config } } }),
      ),
      ml: this.ml,
      auth: {
        getOwnServiceCredentials: async () =>
          mockCredentials.service('catalog'),
      },
      catalog: {
        getEntitiesByRefs: async ({ entityRefs }) => {
          this.#needCatalog();
          return { items: entityRefs.map(ref => this.catalog.get(ref)) };
        },
        streamEntities: () => this.#stream(),
      },
      logger: this.logger,
      runner: {
        run: async ({ fn }) => {
          this.#round = async () => fn(new AbortController().signal);
        },
      },
      aloneMs: 45_000,
      now: () => this.now,
    });
    await provider.connect({
      applyMutation: async mutation => this.#apply(mutation),
      refresh: async () => {},
    });
  }

  /** One round, after so many seconds; the answer is what it sent. */
  async round(seconds = 30): Promise<EntityProviderMutation[]> {
    this.now += seconds * 1_000;
    const before = this.mutations.length;
    await this.#round();
    return this.mutations.slice(before);
  }

  /** Rounds every 30 seconds for so many; the answer is what they sent. */
  async pass(seconds: number): Promise<EntityProviderMutation[]> {
    const sent: EntityProviderMutation[] = [];
    for (let passed = 0; passed < seconds; passed += 30) {
      sent.push(...(await this.round()));
    }
    return sent;
  }

  /** The references of what the catalog has, in order. */
  refs(): string[] {
    return [...this.catalog.keys()].sort();
  }

  /** Puts an entity into the catalog that somebody declared. */
  declare(entity: Entity): void {
    this.catalog.set(stringifyEntityRef(entity), entity);
  }

  /** What was warned of. */
  warnings(): string[] {
    return this.logger.warn.mock.calls.map(([message]) => message);
  }

  async *#stream(): AsyncGenerator<Entity[]> {
    this.#needCatalog();
    yield [...this.catalog.values()].filter(
      ({ metadata }) => metadata.annotations?.['mlport/discovered-from'],
    );
  }

  #apply(mutation: EntityProviderMutation): void {
    this.#needCatalog();
    this.mutations.push(mutation);
    if (mutation.type === 'full') {
      throw new Error('a full mutation would delete what was not read');
    }
    for (const { entity } of mutation.added) {
      this.catalog.set(stringifyEntityRef(entity), entity);
    }
    for (const removed of mutation.removed) {
      this.catalog.delete(
        'entityRef' in removed
          ? removed.entityRef
          : stringifyEntityRef(removed.entity),
      );
    }
  }

  #needCatalog(): void {
    if (this.isCatalogDown) {
      throw new Error('the catalog is down');
    }
  }
}
