import {
  QuotaAmount,
  QuotaFigures,
  QuotaHolder,
  QuotaHolding,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';
import { toIsoTime } from '../facts/toIsoTime';
import { WorkloadScope } from '../workloads/WorkloadScope';
import { addressOfWork } from './addressOfWork';
import { QuotaWork } from './WorkIndex';

/** How many holders a report lists. */
export const MOST_LISTED = 50;

/** States in which work has pods that a namespace quota counts. */
const HAS_PODS: ReadonlySet<WorkloadState> = new Set<WorkloadState>([
  'Running',
  'Restarting',
  'Pending',
  'Ready',
  'NotReady',
  'Terminating',
]);

/** What work holds of the resources of a quota. */
export type AmountsOf = (work: QuotaWork) => QuotaAmount[];

/** What Kueue gave to work of a queue's resources. */
export function admittedAmounts(figures: readonly QuotaFigures[]): AmountsOf {
  return ({ admission }) =>
    (admission?.reading.holds ?? []).filter(held =>
      figures.some(
        ({ resource, flavor }) =>
          resource === held.resource && flavor === held.flavor,
      ),
    );
}

/** What the pods of work ask for of a namespace quota's resources, while it has any. */
export function requestedAmounts(figures: readonly QuotaFigures[]): AmountsOf {
  return ({ entry }) =>
    HAS_PODS.has(entry.row.workload.state) ? asksFor(entry.row, figures) : [];
}

/** What work asks for, of the resources of a quota. */
export function asksFor(
  { workload }: QuotaWork['entry']['row'],
  figures: readonly QuotaFigures[],
): QuotaAmount[] {
  const names = new Set(figures.map(({ resource }) => resource));
  return workload.accelerators
    .filter(({ resource }) => names.has(resource))
    .map(({ resource, count }) => ({ resource, amount: count }));
}

/** Who holds a quota, of what somebody may see; the rest is what is used beyond that. */
export function holdingOf(
  candidates: readonly QuotaWork[],
  figures: readonly QuotaFigures[],
  amountsOf: AmountsOf,
  scope: WorkloadScope,
): QuotaHolding {
  const holders = candidates
    .filter(({ entry }) => scope.shows(entry.row))
    .map(work => ({ work, amounts: amountsOf(work) }))
    .filter(({ amounts }) => amounts.length > 0)
    .map(({ work, amounts }) => toHolder(work, amounts))
    .sort(byAmount);
  return {
    items: holders.slice(0, MOST_LISTED),
    more: Math.max(0, holders.length - MOST_LISTED),
    others: figures.flatMap(({ resource, flavor, used = 0 }) => {
      const amount = used - heldBy(holders, resource, flavor);
      return amount > 0
        ? [{ resource, ...(flavor !== undefined && { flavor }), amount }]
        : [];
    }),
  };
}

function heldBy(
  holders: readonly QuotaHolder[],
  resource: string,
  flavor: string | undefined,
): number {
  return holders
    .flatMap(({ amounts }) => amounts)
    .filter(held => held.resource === resource && held.flavor === flavor)
    .reduce((sum, { amount }) => sum + amount, 0);
}

function toHolder({ entry }: QuotaWork, amounts: QuotaAmount[]): QuotaHolder {
  const { meta, workload } = entry.row;
  const startedAt = toIsoTime(workload.startedAt);
  return {
    ...addressOfWork(entry.row),
    uid: meta.uid,
    state: workload.state,
    amounts,
    ...(startedAt !== undefined && { startedAt }),
  };
}

/** By the greatest single amount: no more than an order, since resources are not comparable. */
function byAmount(a: QuotaHolder, b: QuotaHolder): number {
  const most = ({ amounts }: QuotaHolder) =>
    Math.max(...amounts.map(({ amount }) => amount));
  return most(b) - most(a) || (a.name < b.name ? -1 : 1);
}
