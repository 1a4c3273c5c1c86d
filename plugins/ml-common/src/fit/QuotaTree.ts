import { QuotaResource } from '../quota';
import { FitQuota } from './FitSnapshot';

/**
 * Quota is counted per flavor and resource.
 *
 * @public
 */
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

/** What one node of the tree makes of one cell. */
interface Share {
  /** Its own quota, and what its children put into it. */
  quota: number;
  /** What of it it never lends. */
  guaranteed: number;
  /** What is taken of what is in it: of a cohort, what its children took beyond their own. */
  usage: number;
  borrowingLimit?: number;
}

/** A cell, and what is counted of it. */
interface Walk {
  cell: QuotaCell;
  shares: Map<string, Share>;
}

const NO_QUOTA: QuotaResource = { resource: '' };
const NO_SHARE: Share = { quota: 0, guaranteed: 0, usage: 0 };

/** No honest cohort is deeper; the walk up a ring of cohorts ends there. */
const DEEPEST = 32;

/**
 * How much of a flavor's resource a cluster queue can get, now and at most, with what its cohort
 * lends: the arithmetic of Kueue.
 *
 * Source: kueue 0.19.2 `pkg/cache/scheduler/resource_node.go`.
 *
 * @public
 */
export class QuotaTree {
  readonly #nodes: ReadonlyMap<string, TreeNode>;
  /** By cell and node; every share is counted once. */
  readonly #shares = new Map<string, Map<string, Share>>();

  /** The tree of one cluster's queues and cohorts; other quotas are passed over. */
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
    const walk = this.#walk(cell);
    return Math.max(0, this.#available(keyOf('cluster', queue), walk, 0));
  }

  /** What the queue could be given if nobody else held anything. */
  availableAtMost(queue: string, cell: QuotaCell): number {
    return this.#potential(keyOf('cluster', queue), this.#walk(cell), 0);
  }

  #available(key: string, walk: Walk, depth: number): number {
    const { parent } = this.#node(key);
    const { quota, guaranteed, usage, borrowingLimit } = this.#share(key, walk);
    if (!parent || depth >= DEEPEST) {
      return quota - usage;
    }
    const fromParent = this.#available(parent, walk, depth + 1);
    const most =
      borrowingLimit === undefined
        ? fromParent
        : quota - guaranteed - Math.max(0, usage - guaranteed) + borrowingLimit;
    return Math.max(0, guaranteed - usage) + Math.min(most, fromParent);
  }

  #potential(key: string, walk: Walk, depth: number): number {
    const { parent } = this.#node(key);
    const { quota, guaranteed, borrowingLimit } = this.#share(key, walk);
    if (!parent || depth >= DEEPEST) {
      return quota;
    }
    const all = guaranteed + this.#potential(parent, walk, depth + 1);
    return borrowingLimit === undefined
      ? all
      : Math.min(quota + borrowingLimit, all);
  }

  #walk(cell: QuotaCell): Walk {
    const name = `${cell.flavor}/${cell.resource}`;
    const shares = this.#shares.get(name) ?? new Map<string, Share>();
    this.#shares.set(name, shares);
    return { cell, shares };
  }

  #share(key: string, walk: Walk): Share {
    const known = walk.shares.get(key);
    if (known) {
      return known;
    }
    // In a ring of cohorts, whoever is still being counted has nothing.
    walk.shares.set(key, NO_SHARE);
    const counted = this.#countShare(key, walk);
    walk.shares.set(key, counted);
    return counted;
  }

  #countShare(key: string, walk: Walk): Share {
    const { resources, isQueue, children } = this.#node(key);
    const own =
      resources.find(
        ({ flavor, resource }) =>
          resource === walk.cell.resource && flavor === walk.cell.flavor,
      ) ?? NO_QUOTA;
    const { nominal = 0, lendingLimit, borrowingLimit, reserved = 0 } = own;
    let quota = nominal;
    let usage = isQueue ? reserved : 0;
    for (const child of children) {
      const share = this.#share(child, walk);
      quota += share.quota - share.guaranteed;
      usage += Math.max(0, share.usage - share.guaranteed);
    }
    const guaranteed =
      lendingLimit === undefined ? 0 : Math.max(0, quota - lendingLimit);
    return { quota, guaranteed, usage, borrowingLimit };
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
