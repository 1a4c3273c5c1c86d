import { ProviderConfig } from '../config/ProviderConfig';
import { claimedEntity, claimedOwners, claimedSystem } from './claimedRefs';
import { matchesRule } from './matchesRule';
import { KnownEntities } from './KnownEntities';
import { Subject } from './Subject';

/** Where something belongs: full entity references. */
export interface Place {
  owner: string;
  system?: string;
}

/** Decides whom things belong to, by what they claim, the rules of the configuration, and the defaults. */
export class Placer {
  readonly #config: Pick<ProviderConfig, 'owner' | 'ownerTags' | 'rules'>;
  readonly #known: KnownEntities;

  static create(
    config: Pick<ProviderConfig, 'owner' | 'ownerTags' | 'rules'>,
    known: KnownEntities,
  ): Placer {
    return new Placer(config, known);
  }

  private constructor(
    config: Pick<ProviderConfig, 'owner' | 'ownerTags' | 'rules'>,
    known: KnownEntities,
  ) {
    this.#config = config;
    this.#known = known;
  }

  /** A claim counts when the catalog has what it names; a rule is taken at its word. */
  place(subject: Subject): Place {
    const { owner, ownerTags, rules } = this.#config;
    const matching = rules.filter(({ match }) => matchesRule(subject, match));
    const claimed = claimedSystem(subject);
    const system =
      claimed !== undefined && this.#known.has(claimed)
        ? claimed
        : matching.find(rule => rule.system !== undefined)?.system;
    return {
      owner:
        claimedOwners(subject, ownerTags).find(ref => this.#known.has(ref)) ??
        matching.find(rule => rule.owner !== undefined)?.owner ??
        owner,
      ...(system !== undefined && { system }),
    };
  }

  /** The entity of the catalog that something names as its own; what was discovered declares nothing. */
  declared(subject: Subject): string | undefined {
    const claimed = claimedEntity(subject);
    return claimed !== undefined && this.#known.isDeclared(claimed)
      ? claimed
      : undefined;
  }
}
