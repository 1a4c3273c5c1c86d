import {
  AmountRange,
  QuotaCell,
  QuotaResource,
} from '@mlport/backstage-plugin-ml-common';
import { Cohorts, NamedQuota, resourceOf } from './Cohorts';

/**
 * How much of a queue's own quota others hold.
 *
 * Kueue counts per queue how much it borrows, not from whom. Whatever the others borrow is lent by
 * some queue or comes from the cohort itself. So a queue lends at most what it does not use and may
 * lend, and at least what nobody else can have lent. With one possible lender the two are equal.
 *
 * @param cohortsKnown - Whether what the cohorts add of their own is known.
 * @returns nothing where the queue is in no cohort, or a figure is not known.
 */
export function lentOf(
  queue: NamedQuota,
  cell: QuotaCell,
  cohorts: Cohorts,
  cohortsKnown: boolean,
): AmountRange | undefined {
  const own = resourceOf(queue.reading, cell);
  const lendable = own && lendableOf(own);
  if (lendable === undefined || queue.reading.parent === undefined) {
    return undefined;
  }
  let borrowed = 0;
  let elsewhere = cohortsKnown ? cohorts.ownAbove(queue, cell) : Infinity;
  for (const other of cohorts.othersOf(queue)) {
    const of = resourceOf(other.reading, cell);
    if (of) {
      const theirs = lendableOf(of);
      if (theirs === undefined || of.borrowed === undefined) {
        return undefined;
      }
      borrowed += of.borrowed;
      elsewhere += theirs;
    }
  }
  const atMost = Math.min(lendable, borrowed);
  return {
    atLeast: Math.min(atMost, Math.max(0, borrowed - elsewhere)),
    atMost,
  };
}

/** What a queue does not use of its own; nothing where that is not known. */
export function unusedOf({
  nominal,
  reserved,
  borrowed = 0,
}: QuotaResource): number | undefined {
  return nominal === undefined || reserved === undefined
    ? undefined
    : Math.max(0, nominal - Math.max(0, reserved - borrowed));
}

function lendableOf(resource: QuotaResource): number | undefined {
  const unused = unusedOf(resource);
  return unused === undefined
    ? undefined
    : Math.min(unused, resource.lendingLimit ?? Infinity);
}
