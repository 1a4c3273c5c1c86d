import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DISCOVERED_FROM_ANNOTATION } from '../entities/annotations';

/** How many entities one request asks about. */
const PER_REQUEST = 500;

/** Which of the entities that were asked about the catalog has. */
export class KnownEntities {
  readonly #declared: ReadonlySet<string>;
  readonly #discovered: ReadonlySet<string>;

  /**
   * Asks the catalog.
   *
   * @throws when the catalog does not answer.
   */
  static async ask(
    refs: Iterable<string>,
    options: {
      catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
      credentials: BackstageCredentials;
    },
  ): Promise<KnownEntities> {
    const { catalog, credentials } = options;
    const asked = [...new Set(refs)];
    const [declared, discovered] = [new Set<string>(), new Set<string>()];
    for (let at = 0; at < asked.length; at += PER_REQUEST) {
      const entityRefs = asked.slice(at, at + PER_REQUEST);
      const { items } = await catalog.getEntitiesByRefs(
        {
          entityRefs,
          fields: ['kind', 'metadata.name', 'metadata.annotations'],
        },
        { credentials },
      );
      for (const [index, entity] of items.entries()) {
        if (entity) {
          const isDiscovered =
            entity.metadata.annotations?.[DISCOVERED_FROM_ANNOTATION] !==
            undefined;
          (isDiscovered ? discovered : declared).add(entityRefs[index]);
        }
      }
    }
    return new KnownEntities(declared, discovered);
  }

  private constructor(
    declared: ReadonlySet<string>,
    discovered: ReadonlySet<string>,
  ) {
    this.#declared = declared;
    this.#discovered = discovered;
  }

  /** Whether there is such an entity. */
  has(ref: string): boolean {
    return this.#declared.has(ref) || this.#discovered.has(ref);
  }

  /** Whether somebody declared such an entity: it was not discovered by this provider. */
  isDeclared(ref: string): boolean {
    return this.#declared.has(ref);
  }
}
