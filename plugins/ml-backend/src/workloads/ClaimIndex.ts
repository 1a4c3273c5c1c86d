import { EntityMatch } from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../clusters/WorkloadMirror';
import { compileMatch, CompiledMatch } from './compileMatch';

/** A selector that begins with `key=value`: only rows with that label can match it. */
const FIRST_EQUALITY =
  /^\s*([^\s=!<>(),]+)\s*={1,2}\s*([^\s=!<>(),]+)\s*(?:,|$)/;

/**
 * All that catalog entities claim, indexed by the label that a claim asks for, so that a row asks
 * only the claims that can be meant. Holds no entity: only whether some entity claims a row leaves.
 */
export class ClaimIndex {
  readonly #byLabel = new Map<string, CompiledMatch[]>();
  readonly #others: CompiledMatch[] = [];
  /** Equal for indexes that claim the same. */
  readonly fingerprint: string;

  static create(matches: Iterable<EntityMatch>): ClaimIndex {
    return new ClaimIndex(matches);
  }

  private constructor(matches: Iterable<EntityMatch>) {
    const distinct = new Map<string, EntityMatch>();
    for (const { selector, namespace, cluster, by } of matches) {
      if (selector !== undefined) {
        distinct.set(JSON.stringify([selector, namespace, cluster]), {
          by,
          selector,
          namespace,
          cluster,
        });
      }
    }
    this.fingerprint = [...distinct.keys()].sort().join('\n');
    for (const match of distinct.values()) {
      this.#add(match);
    }
  }

  /** Whether some entity claims a row. */
  claims(row: MirrorRow): boolean {
    const { labels } = row.meta;
    for (const label of Object.keys(labels)) {
      const candidates = this.#byLabel.get(`${label}=${labels[label]}`);
      if (candidates?.some(claim => claim.matches(row))) {
        return true;
      }
    }
    return this.#others.some(claim => claim.matches(row));
  }

  #add(match: EntityMatch): void {
    const compiled = compileMatch(match);
    if (compiled.match.problem !== undefined) {
      return;
    }
    const equality = FIRST_EQUALITY.exec(match.selector ?? '');
    if (!equality) {
      this.#others.push(compiled);
      return;
    }
    const label = `${equality[1]}=${equality[2]}`;
    const claims = this.#byLabel.get(label);
    if (claims) {
      claims.push(compiled);
    } else {
      this.#byLabel.set(label, [compiled]);
    }
  }
}
