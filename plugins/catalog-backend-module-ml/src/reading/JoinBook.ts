import { ModelItem } from '@mlport/backstage-plugin-ml-common';
import {
  MlService,
  MlServiceRequestOptions,
} from '@mlport/backstage-plugin-ml-node';
import { Joins, joinsFingerprint, joinsOf } from './Joins';

/** How many models are asked about in one round: each may cost the tracking server some requests. */
const PER_ROUND = 10;
/** How many of these at once. */
const AT_ONCE = 4;
/** How long the details of a served model hold, in milliseconds: endpoints come and go. */
const SERVED_TTL_MS = 900_000;

interface Entry {
  fingerprint: string;
  askedAt: number;
  joins?: Joins;
}

/**
 * What models belong together with. The list of models does not tell it, so each is asked about when
 * it changed, served ones first, and only some in a round.
 */
export class JoinBook {
  readonly #ml: Pick<MlService, 'getModel'>;
  readonly #entries = new Map<string, Entry>();

  static create(ml: Pick<MlService, 'getModel'>): JoinBook {
    return new JoinBook(ml);
  }

  private constructor(ml: Pick<MlService, 'getModel'>) {
    this.#ml = ml;
  }

  /** What is known of a model. */
  joins(id: string): Joins | undefined {
    return this.#entries.get(id)?.joins;
  }

  /** Whether all models that are served were asked about. */
  knowsServed(models: readonly ModelItem[]): boolean {
    return models.every(
      ({ id, served }) => served.length === 0 || this.joins(id) !== undefined,
    );
  }

  /** The ids of the models that serve an endpoint, by the name of its entity. */
  servedBy(endpoint: string): string[] {
    const ids: string[] = [];
    for (const [id, { joins }] of this.#entries) {
      if (joins?.endpoints.has(endpoint)) {
        ids.push(id);
      }
    }
    return ids;
  }

  /** Asks about those that changed. Does not throw: who is not answered is asked about again. */
  async renew(
    models: readonly ModelItem[],
    options: MlServiceRequestOptions & { now: number },
  ): Promise<void> {
    const due = models
      .filter(model => this.#isDue(model, options.now))
      .sort((a, b) => Number(this.#order(b)) - Number(this.#order(a)))
      .slice(0, PER_ROUND);
    for (let at = 0; at < due.length; at += AT_ONCE) {
      const some = due.slice(at, at + AT_ONCE);
      await Promise.all(some.map(model => this.#ask(model, options)));
    }
  }

  /** Forgets models that are gone. */
  prune(isGone: (id: string) => boolean): void {
    for (const id of this.#entries.keys()) {
      if (isGone(id)) {
        this.#entries.delete(id);
      }
    }
  }

  #isDue(model: ModelItem, now: number): boolean {
    const entry = this.#entries.get(model.id);
    return (
      entry?.fingerprint !== joinsFingerprint(model) ||
      (model.served.length > 0 && now - entry.askedAt >= SERVED_TTL_MS)
    );
  }

  /** Served ones before all, and those that were never asked about before those that were. */
  #order({ id, served }: ModelItem): number {
    return (served.length > 0 ? 2 : 0) + (this.#entries.has(id) ? 0 : 1);
  }

  async #ask(
    model: ModelItem,
    { now, ...options }: MlServiceRequestOptions & { now: number },
  ): Promise<void> {
    const before = this.#entries.get(model.id);
    try {
      const details = await this.#ml.getModel(model.id, options);
      this.#entries.set(model.id, {
        fingerprint: joinsFingerprint(model),
        askedAt: now,
        joins: joinsOf(details),
      });
    } catch {
      // Asked about at the end of the line again, with what was known until then.
      this.#entries.set(model.id, {
        fingerprint: '',
        askedAt: now,
        joins: before?.joins,
      });
    }
  }
}
