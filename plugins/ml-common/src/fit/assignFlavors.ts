import { FlavorReading } from '../quota';
import { FitReason, FitVerdict } from './FitAnswer';
import { FitView } from './FitView';
import { PodsToFit } from './WorkToFit';
import { exceeds } from './amounts';
import { FoundQueue } from './findQueue';
import { QuotaCell } from './QuotaTree';
import { placementOf, placementWords, suitsFlavor } from './placement';
import { taintWords, tolerationsOf, untolerated } from './tolerations';
import { byVerdict, worstOf } from './verdicts';

/** How much of a cell some work asks for, in all. */
export interface AskedCell extends QuotaCell {
  asked: number;
}

/** Which flavors some work gets. */
export interface FlavorAssignment {
  cells: AskedCell[];
  /** Why flavors do not suit, where none does. */
  reasons: FitReason[];
  /** What each role gets, by its name. */
  flavors: ReadonlyMap<string, readonly FlavorReading[]>;
}

/** One flavor, tried for one group of resources. */
interface Trial {
  flavor: string;
  reading?: FlavorReading;
  verdict: FitVerdict;
  /** Why it does not suit, whatever is free of it. */
  mismatch?: string;
  /** How much of what is asked for it can ever give, of the scarcest resource. */
  share?: number;
}

/** Beyond it the pods of a role count as one. */
const MOST_APART = 500;

/**
 * Chooses flavors as Kueue does: per role and group of resources the first that has the quota free,
 * else the first that has it at all. What a role gets counts for the roles after it.
 *
 * Source: kueue 0.19.2 `pkg/scheduler/flavorassigner/flavorassigner.go`.
 */
export function assignFlavors(
  pods: readonly PodsToFit[],
  queue: FoundQueue,
  view: FitView,
): FlavorAssignment {
  const cells = new Map<string, AskedCell>();
  const reasons = new Map<string, FitReason>();
  const flavors = new Map<string, FlavorReading[]>();
  for (const set of pods.flatMap(setsOf)) {
    const asked = askedOf(set, queue);
    for (const group of groupsOf(queue, asked)) {
      const trials = group.flavors.map(flavor =>
        tryFlavor(flavor, { set, group, asked, cells, queue, view }),
      );
      const [best] = [...trials].sort(byChoice);
      if (best.mismatch) {
        const reason = mismatchReason(queue.name, trials);
        reasons.set(reason.message, reason);
      } else {
        addTo(cells, best.flavor, group.resources, asked);
      }
      if (best.reading) {
        const known = flavors.get(set.role) ?? [];
        flavors.set(set.role, [...new Set([...known, best.reading])]);
      }
    }
  }
  return {
    cells: [...cells.values()],
    reasons: [...reasons.values()],
    flavors,
  };
}

/** Pods that are let in one by one choose one by one. */
function setsOf(pods: PodsToFit): PodsToFit[] {
  return pods.apart && pods.count <= MOST_APART
    ? Array.from({ length: pods.count }, () => ({ ...pods, count: 1 }))
    : [pods];
}

/** What a set asks for of what the queue has quota for; pods themselves may be among it. */
function askedOf(
  { requests, count }: PodsToFit,
  { reading }: FoundQueue,
): Map<string, number> {
  const asked = new Map(
    [...requests].map(([resource, amount]) => [resource, amount * count]),
  );
  asked.set('pods', count);
  const covered = new Set(reading.resources.map(({ resource }) => resource));
  return new Map([...asked].filter(([resource]) => covered.has(resource)));
}

/** Resources that have the same flavors are given in one flavor together. */
interface Group {
  flavors: string[];
  resources: string[];
}

function groupsOf(
  { reading }: FoundQueue,
  asked: ReadonlyMap<string, number>,
): Group[] {
  const groups = new Map<string, Group>();
  for (const resource of asked.keys()) {
    const flavors = reading.resources.flatMap(row =>
      row.resource === resource && row.flavor !== undefined ? [row.flavor] : [],
    );
    const key = flavors.join('/');
    const group = groups.get(key) ?? { flavors, resources: [] };
    group.resources.push(resource);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function tryFlavor(
  flavor: string,
  trial: {
    set: PodsToFit;
    group: Group;
    asked: ReadonlyMap<string, number>;
    cells: ReadonlyMap<string, AskedCell>;
    queue: FoundQueue;
    view: FitView;
  },
): Trial {
  const { set, group, asked, cells, queue, view } = trial;
  const { flavors, missing } = view.snapshot;
  const reading = flavors.get(flavor);
  if (!reading || reading.reason !== undefined) {
    const isUnknown = reading !== undefined || missing.includes('flavors');
    return isUnknown
      ? { flavor, verdict: 'unknown' }
      : { flavor, verdict: 'never', mismatch: 'it does not exist' };
  }
  const mismatch = mismatchOf(set, reading);
  if (mismatch) {
    return { flavor, reading, verdict: 'never', mismatch };
  }
  const wanted = group.resources.map(resource => {
    const before = cells.get(cellKey({ flavor, resource }))?.asked ?? 0;
    return { flavor, resource, asked: before + (asked.get(resource) ?? 0) };
  });
  const shares = wanted.map(
    cell => view.tree.availableAtMost(queue.name, cell) / cell.asked,
  );
  return {
    flavor,
    reading,
    verdict: worstOf(wanted.map(cell => verdictOf(cell, queue, view))),
    share: Math.min(...shares),
  };
}

/** Whether a queue has so much of a flavor now, or ever. */
export function verdictOf(
  cell: AskedCell,
  queue: FoundQueue,
  { tree }: FitView,
): FitVerdict {
  if (exceeds(cell.asked, tree.availableAtMost(queue.name, cell))) {
    return 'never';
  }
  return exceeds(cell.asked, tree.availableNow(queue.name, cell))
    ? 'waits'
    : 'fits';
}

function mismatchOf(
  { spec }: PodsToFit,
  { taints, tolerations = [], nodeLabels }: FlavorReading,
): string | undefined {
  const taint = untolerated(taints, [...tolerationsOf(spec), ...tolerations]);
  if (taint) {
    return `it has the taint ${taintWords(taint)}`;
  }
  const placement = placementOf(spec);
  return suitsFlavor(placement, nodeLabels)
    ? undefined
    : `its nodes are not of ${placementWords(placement)}`;
}

/** The best first; of flavors that can never give it, the one that can give most. */
function byChoice(a: Trial, b: Trial): number {
  const suits = Number(Boolean(a.mismatch)) - Number(Boolean(b.mismatch));
  const larger = a.verdict === 'never' ? (b.share ?? 0) - (a.share ?? 0) : 0;
  return suits || byVerdict(b, a) || larger;
}

function mismatchReason(queue: string, trials: readonly Trial[]): FitReason {
  const why = trials.map(({ flavor, mismatch }) => `${flavor} (${mismatch})`);
  return {
    check: 'flavor',
    verdict: 'never',
    message: `no flavor of ${queue} is for these pods: ${why.join(', ')}`,
    fix: 'Change the node selector, affinity or tolerations to those of a flavor',
  };
}

function addTo(
  cells: Map<string, AskedCell>,
  flavor: string,
  resources: readonly string[],
  asked: ReadonlyMap<string, number>,
) {
  for (const resource of resources) {
    const key = cellKey({ flavor, resource });
    const before = cells.get(key)?.asked ?? 0;
    const amount = before + (asked.get(resource) ?? 0);
    cells.set(key, { flavor, resource, asked: amount });
  }
}

function cellKey({ flavor, resource }: QuotaCell): string {
  return `${flavor}/${resource}`;
}
