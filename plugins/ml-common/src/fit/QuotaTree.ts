import { QuotaResource } from '../quota';
import { FitQuota } from './FitSnapshot';

/** Quota is counted per flavor and resource. */
export interface QuotaCell {
  flavor?: string;
  resource: string;
}

/** A cluster queue or a cohort with what hangs below it. */
interface TreeNode {
  resources: readonly QuotaResource[];
  isQueue: boolean;
  parent?: string;
  children: string[];
}

const NOTHING: QuotaResource = { resource: '' };

/** Kueue ends the walk at a cycle of cohorts as it does at their root; nothing is deeper. */
const DEEPEST = 32;

/**
 * How much of a flavor's resource a cluster queue can get, now and at most, with what its cohort
 * lends: the arithmetic of Kueue.
 *
 * Source: kueue 0.19.2 `pkg/cache/scheduler/resource_node.go`.
 */
export class QuotaTree {
  readonly #nodes: ReadonlyMap<string, TreeNode>;

  static create(quotas: readonly FitQuota[]): QuotaTree {
    const nodes = new Map<string, TreeNode>();
    for (const { name, reading } of quotas) {
      const { scope, resources, parent } = reading;
      if (scope === 'cluster' || scope === 'cohort') {
        nodes.set(keyOf(scope, name), {
          resources,
          isQueue: scope === 'cluster',
          parent: parent && keyOf('cohort', parent),
          children: [],
        });
      }
    }
    for (const [key, { parent }] of [...nodes]) {
      if (parent) {
        // A cohort exists as soon as somebody names it.
        const above = nodes.get(parent) ?? emptyCohort();
        above.children.push(key);
        nodes.set(parent, above);
      }
    }
    return new QuotaTree(nodes);
  }

  private constructor(nodes: ReadonlyMap<string, TreeNode>) {
    this.#nodes = nodes;
  }

  /** What the queue could still be given now, without preemption; never below zero. */
  availableNow(queue: string, cell: QuotaCell): number {
    return Math.max(0, this.#available(keyOf('cluster', queue), cell, 0));
  }

  /** What the queue could be given if nobody else held anything. */
  availableAtMost(queue: string, cell: QuotaCell): number {
    return this.#potential(keyOf('cluster', queue), cell, 0);
  }

  #available(key: string, cell: QuotaCell, depth: number): number {
    const { parent } = this.#node(key);
    const quota = this.#subtreeQuota(key, cell, depth);
    const usage = this.#usage(key, cell, depth);
    if (!parent || depth >= DEEPEST) {
      return quota - usage;
    }
    const guaranteed = this.#guaranteed(key, cell, depth);
    const fromParent = this.#available(parent, cell, depth + 1);
    const { borrowingLimit } = this.#cell(key, cell);
    const most =
      borrowingLimit === undefined
        ? fromParent
        : quota - guaranteed - Math.max(0, usage - guaranteed) + borrowingLimit;
    return Math.max(0, guaranteed - usage) + Math.min(most, fromParent);
  }

  #potential(key: string, cell: QuotaCell, depth: number): number {
    const { parent } = this.#node(key);
    const quota = this.#subtreeQuota(key, cell, depth);
    if (!parent || depth >= DEEPEST) {
      return quota;
    }
    const all =
      this.#guaranteed(key, cell, depth) +
      this.#potential(parent, cell, depth + 1);
    const { borrowingLimit } = this.#cell(key, cell);
    return borrowingLimit === undefined
      ? all
      : Math.min(quota + borrowingLimit, all);
  }

  /** Its own quota and what its children put into it. */
  #subtreeQuota(key: string, cell: QuotaCell, depth: number): number {
    const { nominal = 0 } = this.#cell(key, cell);
    return this.#children(key, depth).reduce(
      (sum, child) =>
        sum +
        this.#subtreeQuota(child, cell, depth + 1) -
        this.#guaranteed(child, cell, depth + 1),
      nominal,
    );
  }

  /** What it never lends. */
  #guaranteed(key: string, cell: QuotaCell, depth: number): number {
    const { lendingLimit } = this.#cell(key, cell);
    return lendingLimit === undefined
      ? 0
      : Math.max(0, this.#subtreeQuota(key, cell, depth) - lendingLimit);
  }

  /** What is taken of what is in it: of a cohort, what its children took beyond their own. */
  #usage(key: string, cell: QuotaCell, depth: number): number {
    if (this.#node(key).isQueue) {
      return this.#cell(key, cell).reserved ?? 0;
    }
    return this.#children(key, depth).reduce(
      (sum, child) =>
        sum +
        Math.max(
          0,
          this.#usage(child, cell, depth + 1) -
            this.#guaranteed(child, cell, depth + 1),
        ),
      0,
    );
  }

  #children(key: string, depth: number): readonly string[] {
    return depth >= DEEPEST ? [] : this.#node(key).children;
  }

  #cell(key: string, { flavor, resource }: QuotaCell): QuotaResource {
    return (
      this.#node(key).resources.find(
        entry => entry.flavor === flavor && entry.resource === resource,
      ) ?? NOTHING
    );
  }

  #node(key: string): TreeNode {
    return this.#nodes.get(key) ?? emptyCohort();
  }
}

function emptyCohort(): TreeNode {
  return { resources: [], isQueue: false, children: [] };
}

function keyOf(scope: 'cluster' | 'cohort', name: string): string {
  return `${scope}/${name}`;
}
