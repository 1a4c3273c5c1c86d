import {
  JsonRecord,
  asCount,
  asList,
  asRecord,
  asText,
  cutText,
  parseQuantity,
  shareList,
  shareText,
} from '../../kubernetes';
import { AdmittedAmount } from '../AdmissionReading';

/** More than any honest piece of work has; bounds what a hostile one makes us hold. */
const MOST = 16;

/** What every pod has; nobody looks for its holders, and it would make rows grow. */
const PLAIN: ReadonlySet<string> = new Set([
  'cpu',
  'memory',
  'ephemeral-storage',
  'pods',
]);

/**
 * What a piece of work holds of a queue's quota, by resource and flavor; not its processors and
 * memory. What Kueue was told that pods no longer need is taken off, as Kueue takes it off.
 *
 * Source: kueue 0.19.2 `pkg/workload/workload.go`, `totalRequestsFromAdmission`.
 *
 * @returns nothing where it holds none.
 */
export function readHolds(status: JsonRecord): AdmittedAmount[] | undefined {
  const admission = asRecord(status.admission);
  const reclaimed = reclaimedPods(status);
  const found = new Map<string, AdmittedAmount>();
  for (const entry of asList(admission?.podSetAssignments) ?? []) {
    const assignment = asRecord(entry);
    const left = leftOf(assignment, reclaimed);
    const flavors = asRecord(assignment?.flavors);
    for (const [resource, usage] of Object.entries(
      asRecord(assignment?.resourceUsage) ?? {},
    )) {
      const amount = (parseQuantity(usage) ?? 0) * left;
      if (!PLAIN.has(resource) && amount > 0) {
        add(found, resource, asText(flavors?.[resource]), amount);
      }
    }
  }
  return found.size > 0 ? shareList([...found.values()]) : undefined;
}

function add(
  found: Map<string, AdmittedAmount>,
  resource: string,
  flavor: string | undefined,
  amount: number,
) {
  const key = JSON.stringify([resource, flavor]);
  const before = found.get(key);
  if (before) {
    found.set(key, { ...before, amount: before.amount + amount });
  } else if (found.size < MOST) {
    found.set(key, {
      resource: shareText(cutText(resource)),
      ...(flavor !== undefined && { flavor: shareText(cutText(flavor)) }),
      amount,
    });
  }
}

function reclaimedPods(status: JsonRecord): ReadonlyMap<string, number> {
  return new Map(
    (asList(status.reclaimablePods) ?? []).flatMap(entry => {
      const name = asText(asRecord(entry)?.name);
      const count = asCount(asRecord(entry)?.count);
      return name !== undefined && count !== undefined ? [[name, count]] : [];
    }),
  );
}

/** The part of the pods of a pod set that still need what it was given. */
function leftOf(
  assignment: JsonRecord | undefined,
  reclaimed: ReadonlyMap<string, number>,
): number {
  const count = asCount(assignment?.count);
  const gone = reclaimed.get(asText(assignment?.name) ?? '') ?? 0;
  return count ? Math.max(0, count - gone) / count : 1;
}
