import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Clock } from '../clusters/Clock';
import { TrackingCaller } from './TrackingCaller';

/** What is known of an entity that somebody may see. */
export interface SeenEntity {
  owner?: string;
}

/** For how long an answer about one caller holds, in milliseconds. */
const CALLER_TTL_MS = 15_000;
/** For how long what the plugin itself sees holds, in milliseconds. */
const OWN_TTL_MS = 30_000;
/** How many entities one request asks about. */
const PER_REQUEST = 300;
/** How many requests are under way at once for one caller. */
const AT_ONCE = 4;
/** How many callers are remembered. */
const MOST_CALLERS = 100;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'spec.owner',
  'relations',
];

type Batch = Promise<ReadonlyMap<string, SeenEntity>>;

/** What was asked of the catalog for one caller, by entity reference. */
interface View {
  usedAt: number;
  asked: Map<string, { until: number; batch: Batch }>;
}

/**
 * What the catalog shows to whom. Asked in batches, with the credentials of the caller, and kept for
 * seconds, so that a page that polls costs the catalog little.
 */
export class EntityViews {
  readonly #catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly #clock: Clock;
  readonly #views = new Map<string, View>();

  static create(options: {
    catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    clock: Clock;
  }): EntityViews {
    return new EntityViews(options);
  }

  private constructor(options: {
    catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    clock: Clock;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#clock = options.clock;
  }

  /**
   * Those of some entities that a caller may see.
   *
   * @throws when the catalog does not answer.
   */
  async of(
    caller: Pick<TrackingCaller, 'key' | 'credentials'>,
    refs: Iterable<string>,
  ): Promise<ReadonlyMap<string, SeenEntity>> {
    return this.#see(caller.key, refs, CALLER_TTL_MS, caller.credentials);
  }

  /**
   * Those of some entities that there are.
   *
   * @throws when the catalog does not answer.
   */
  async all(refs: Iterable<string>): Promise<ReadonlyMap<string, SeenEntity>> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    return this.#see('own', refs, OWN_TTL_MS, credentials);
  }

  async #see(
    key: string,
    refs: Iterable<string>,
    ttlMs: number,
    credentials: BackstageCredentials,
  ): Promise<ReadonlyMap<string, SeenEntity>> {
    const now = this.#clock.now();
    const { asked } = this.#view(key, now);
    const wanted = new Set(refs);
    const unknown = [...wanted].filter(
      ref => (asked.get(ref)?.until ?? 0) <= now,
    );
    const batches: Batch[] = [];
    for (let at = 0; at < unknown.length; at += PER_REQUEST) {
      const part = unknown.slice(at, at + PER_REQUEST);
      const ask = () => this.#ask(part, credentials);
      const before = batches.at(-AT_ONCE);
      const batch = before ? before.then(ask, ask) : ask();
      batches.push(batch);
      batch.catch(() => forget(asked, part, batch));
      for (const ref of part) {
        asked.set(ref, { until: now + ttlMs, batch });
      }
    }
    const seen = new Map<string, SeenEntity>();
    for (const ref of wanted) {
      const entity = (await asked.get(ref)?.batch)?.get(ref);
      if (entity) {
        seen.set(ref, entity);
      }
    }
    return seen;
  }

  async #ask(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<ReadonlyMap<string, SeenEntity>> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs, fields: FIELDS },
      { credentials },
    );
    const seen = new Map<string, SeenEntity>();
    for (const [at, entity] of items.entries()) {
      if (entity) {
        const owner = ownerOf(entity);
        seen.set(entityRefs[at], { ...(owner !== undefined && { owner }) });
      }
    }
    return seen;
  }

  #view(key: string, now: number): View {
    const view = this.#views.get(key) ?? { usedAt: now, asked: new Map() };
    view.usedAt = now;
    // Put at the end: the first is the one that was not used for the longest.
    this.#views.delete(key);
    this.#views.set(key, view);
    for (const [other, { usedAt }] of this.#views) {
      const isOld = now - usedAt > OWN_TTL_MS;
      if (other === key || (!isOld && this.#views.size <= MOST_CALLERS)) {
        break;
      }
      this.#views.delete(other);
    }
    return view;
  }
}

function forget(
  asked: View['asked'],
  refs: readonly string[],
  batch: Batch,
): void {
  for (const ref of refs) {
    if (asked.get(ref)?.batch === batch) {
      asked.delete(ref);
    }
  }
}

/** The owner as the catalog relates it, else as the entity says it. */
function ownerOf(entity: Entity): string | undefined {
  const related = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  const said = entity.spec?.owner;
  if (related || typeof said !== 'string') {
    return related?.targetRef;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(said, {
        defaultKind: 'group',
        defaultNamespace: entity.metadata?.namespace,
      }),
    );
  } catch {
    return undefined;
  }
}
