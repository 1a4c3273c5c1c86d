import { createHash } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { DiscoveredEntity } from '../entities/DiscoveredEntity';
import { dependsOnOf, ListedEntity } from './listDiscovered';

/** One thing to tell the catalog. */
export type Change =
  | { type: 'add'; ref: string; entity: Entity; held: Held }
  | { type: 'remove'; ref: string };

/** What is known of an entity that the catalog has. */
interface Held {
  source: string;
  /** Of all but the lively annotations; absent when it is not known what the catalog has. */
  hash?: string;
  lively: string;
  livelyAt: number;
  dependsOn: readonly string[];
  absentSince?: number;
}

/** What there should be in the catalog. */
export interface Wanted {
  entities: readonly DiscoveredEntity[];
  /** The references of discovered entities in whose place somebody declared another: they leave at once. */
  declared: ReadonlySet<string>;
  isSettled(sourceKey: string): boolean;
  /** In milliseconds since the epoch. */
  now: number;
}

/**
 * What the catalog has from this provider, so that only changes are sent, and what is gone leaves
 * after a while.
 */
export class EntityLedger {
  readonly #graceMs: number;
  readonly #livelyIntervalMs: number;
  readonly #held = new Map<string, Held>();

  static create(options: {
    graceMs: number;
    versionIntervalMs: number;
  }): EntityLedger {
    return new EntityLedger(options);
  }

  private constructor(options: { graceMs: number; versionIntervalMs: number }) {
    this.#graceMs = options.graceMs;
    this.#livelyIntervalMs = options.versionIntervalMs;
  }

  /** Whether the catalog has an entity from here. */
  has(ref: string): boolean {
    return this.#held.has(ref);
  }

  /** What an entity depends on, as it was last sent. */
  dependsOn(ref: string): readonly string[] {
    return this.#held.get(ref)?.dependsOn ?? [];
  }

  /**
   * Takes over what the catalog says that it has from here.
   *
   * @param isAlone - Whether nobody else wrote since the last round; otherwise nothing that was
   *   remembered of the contents holds.
   */
  restore(listed: Iterable<ListedEntity>, isAlone: boolean): void {
    const missing = new Set(this.#held.keys());
    for (const { ref, source, dependsOn } of listed) {
      missing.delete(ref);
      if (!this.#held.has(ref)) {
        this.#held.set(ref, { source, lively: '', livelyAt: 0, dependsOn });
      }
    }
    for (const [ref, held] of this.#held) {
      // What the catalog did not list it may not have read yet, or somebody deleted it.
      if (!isAlone || missing.has(ref)) {
        held.hash = undefined;
      }
    }
  }

  /** What to tell the catalog now. What is gone, and for how long, is noted here. */
  plan({ entities, declared, isSettled, now }: Wanted): Change[] {
    const changes: Change[] = [];
    const wanted = new Set<string>();
    for (const discovered of entities) {
      wanted.add(discovered.ref);
      const change = this.#compare(discovered, now);
      if (change) {
        changes.push(change);
      }
    }
    for (const [ref, held] of this.#held) {
      if (wanted.has(ref) || !isSettled(held.source)) {
        held.absentSince = undefined;
      } else {
        held.absentSince ??= now;
      }
      const isDue =
        held.absentSince !== undefined &&
        now - held.absentSince >= this.#graceMs;
      if (!wanted.has(ref) && (isDue || declared.has(ref))) {
        changes.push({ type: 'remove', ref });
      }
    }
    return changes;
  }

  /** The catalog took these changes. */
  accept(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.type === 'add') {
        this.#held.set(change.ref, change.held);
      } else {
        this.#held.delete(change.ref);
      }
    }
  }

  #compare(discovered: DiscoveredEntity, now: number): Change | undefined {
    const { ref, source, entity } = discovered;
    const held = this.#held.get(ref);
    const hash = hashOf(entity);
    const lively = JSON.stringify(discovered.lively ?? {});
    const isSame = held?.hash === hash;
    const isTooSoon =
      held !== undefined && now - held.livelyAt < this.#livelyIntervalMs;
    if (isSame && (held.lively === lively || isTooSoon)) {
      return undefined;
    }
    const livelyAt = held?.lively === lively ? held.livelyAt : now;
    return {
      type: 'add',
      ref,
      entity: withAnnotations(entity, discovered.lively),
      held: { source, hash, lively, livelyAt, dependsOn: dependsOnOf(entity) },
    };
  }
}

function withAnnotations(
  entity: Entity,
  lively: Readonly<Record<string, string>> = {},
): Entity {
  const annotations = { ...entity.metadata.annotations, ...lively };
  return { ...entity, metadata: { ...entity.metadata, annotations } };
}

function hashOf(entity: Entity): string {
  return createHash('sha256').update(JSON.stringify(entity)).digest('base64');
}
