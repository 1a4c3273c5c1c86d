import {
  CohortFigures,
  CohortReport,
  QuotaCell,
  QuotaReading,
  QuotaResource,
} from '@mlport/backstage-plugin-ml-common';
import { isReported } from './isReported';

/** A quota by its name. */
export interface NamedQuota {
  name: string;
  reading: QuotaReading;
}

/** No honest cohort is deeper; the walk up a ring of cohorts ends there. */
const DEEPEST = 32;

/** The cluster queues of one cluster, and which of them lend each other. */
export class Cohorts {
  readonly #queues: readonly NamedQuota[];
  readonly #cohorts: ReadonlyMap<string, QuotaReading>;

  static create(quotas: readonly NamedQuota[]): Cohorts {
    return new Cohorts(
      quotas.filter(({ reading }) => reading.scope === 'cluster'),
      new Map(
        quotas
          .filter(({ reading }) => reading.scope === 'cohort')
          .map(({ name, reading }) => [name, reading]),
      ),
    );
  }

  private constructor(
    queues: readonly NamedQuota[],
    cohorts: ReadonlyMap<string, QuotaReading>,
  ) {
    this.#queues = queues;
    this.#cohorts = cohorts;
  }

  /** The queues that can lend to a queue or borrow from it: those below the same root. */
  othersOf(queue: NamedQuota): NamedQuota[] {
    const root = this.#rootOf(queue.reading);
    return root === undefined
      ? []
      : this.#queues.filter(
          other =>
            other.name !== queue.name && this.#rootOf(other.reading) === root,
        );
  }

  /** What the cohorts that a queue is below add of a cell, that is no queue's own. */
  ownAbove(queue: NamedQuota, cell: QuotaCell): number {
    const root = this.#rootOf(queue.reading);
    return root === undefined ? 0 : this.#own(this.#below(root), cell);
  }

  /** What there is to say of each, in the order of their names. */
  reports(): CohortReport[] {
    const names = new Set([
      ...this.#cohorts.keys(),
      ...[...this.#cohorts.values(), ...this.#queues.map(q => q.reading)]
        .map(({ parent }) => parent)
        .filter(parent => parent !== undefined),
    ]);
    return [...names].sort().map(name => this.#report(name));
  }

  #report(name: string): CohortReport {
    const parent = this.#cohorts.get(name)?.parent;
    const below = this.#below(name);
    const queues = this.#queues.filter(({ reading }) =>
      below.has(reading.parent ?? ''),
    );
    return {
      name,
      ...(parent !== undefined && { parent }),
      members: queues
        .filter(({ reading }) => reading.parent === name)
        .map(queue => queue.name)
        .sort(),
      figures: this.#figures(below, queues),
    };
  }

  #figures(
    below: ReadonlySet<string>,
    queues: readonly NamedQuota[],
  ): CohortFigures[] {
    const cohorts = [...below].flatMap(name => this.#cohorts.get(name) ?? []);
    const cells = new Map<string, QuotaCell>();
    for (const { resources } of [...queues.map(q => q.reading), ...cohorts]) {
      for (const { resource, flavor, sharing } of resources) {
        if (isReported(resource, sharing)) {
          cells.set(JSON.stringify([flavor, resource]), { resource, flavor });
        }
      }
    }
    return [...cells.values()].map(cell => {
      const own = this.#own(below, cell);
      const cellsOf = queues.flatMap(
        ({ reading }) => resourceOf(reading, cell) ?? [],
      );
      return {
        ...cell,
        own,
        entitled: cellsOf.reduce((sum, { nominal = 0 }) => sum + nominal, own),
        used: cellsOf.reduce((sum, { reserved = 0 }) => sum + reserved, 0),
      };
    });
  }

  #own(below: ReadonlySet<string>, cell: QuotaCell): number {
    return [...below]
      .flatMap(name => this.#cohorts.get(name) ?? [])
      .reduce((sum, cohort) => {
        return sum + (resourceOf(cohort, cell)?.nominal ?? 0);
      }, 0);
  }

  /** A cohort and those below it. */
  #below(name: string): Set<string> {
    const found = new Set([name]);
    for (const above of found) {
      for (const [child, { parent }] of this.#cohorts) {
        if (parent === above) {
          found.add(child);
        }
      }
    }
    return found;
  }

  #rootOf({ parent }: QuotaReading): string | undefined {
    let root = parent;
    for (let depth = 0; depth < DEEPEST; depth += 1) {
      const above = root && this.#cohorts.get(root)?.parent;
      if (!above) {
        break;
      }
      root = above;
    }
    return root;
  }
}

/** What a quota says of a cell. */
export function resourceOf(
  { resources }: QuotaReading,
  cell: QuotaCell,
): QuotaResource | undefined {
  return resources.find(
    ({ resource, flavor }) =>
      resource === cell.resource && flavor === cell.flavor,
  );
}
