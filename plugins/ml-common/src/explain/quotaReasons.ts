import { AdmissionReading, QuotaReason } from '../kinds';
import { QuotaReading } from '../quota';
import { Evidence } from './Explanation';
import { Named } from './WorkloadFacts';
import { amountOf } from './words';

/** A reason of one sort. */
export type ReasonOf<T extends QuotaReason['is']> = Extract<
  QuotaReason,
  { is: T }
>;

/** What Kueue says of one sort about work that it holds. */
export function reasonsOf<T extends QuotaReason['is']>(
  admission: AdmissionReading | undefined,
  is: T,
): ReasonOf<T>[] {
  return (admission?.quotaReasons ?? []).filter(
    (reason): reason is ReasonOf<T> => reason.is === is,
  );
}

/**
 * What can never be given, the largest ask first. Too much of one flavor is no end while the pod set
 * may have the resource in another flavor.
 */
export function beyondQuota(
  admission: AdmissionReading | undefined,
  queue: Named<QuotaReading> | undefined,
): ReasonOf<'over-capacity'>[] {
  return reasonsOf(admission, 'over-capacity')
    .filter(over => !hasOtherFlavor(admission, queue, over))
    .sort((a, b) => b.asked - a.asked);
}

function hasOtherFlavor(
  admission: AdmissionReading | undefined,
  queue: Named<QuotaReading> | undefined,
  { podSet, resource }: ReasonOf<'over-capacity'>,
): boolean {
  const ofSet = (admission?.quotaReasons ?? []).filter(
    reason => reason.podSet === podSet,
  );
  const isClosed = (flavor: string) =>
    ofSet.some(
      reason =>
        'flavor' in reason && reason.flavor === flavor && isFinal(reason),
    );
  const flavors =
    queue?.reading.resources
      .filter(row => row.resource === resource)
      .flatMap(({ flavor }) => flavor ?? []) ?? [];
  const said = ofSet.flatMap(reason =>
    reason.is === 'not-free' && reason.resource === resource
      ? [reason.flavor]
      : [],
  );
  return [...flavors, ...said].some(flavor => !isClosed(flavor));
}

/** Whether waiting does not help. */
function isFinal({ is }: QuotaReason): boolean {
  return (
    is === 'over-capacity' || is === 'untolerated-taint' || is === 'other-nodes'
  );
}

/** The nearest of what is not free: what becomes free of it starts the work. */
export function nearestShortage(
  admission: AdmissionReading | undefined,
): ReasonOf<'not-free'> | undefined {
  // Pod sets are counted one after another, each with those before it: the last figure is of all.
  const last = new Map<string, ReasonOf<'not-free'>>();
  for (const reason of reasonsOf(admission, 'not-free')) {
    const key = `${reason.resource} ${reason.flavor}`;
    if (reason.needed > (last.get(key)?.needed ?? 0)) {
      last.set(key, reason);
    }
  }
  return [...last.values()].sort((a, b) => a.needed - b.needed)[0];
}

/** What Kueue's sentence, which is cut, may not show of several pod sets. */
export function saidOfPodSets(
  admission: AdmissionReading,
  overs: readonly ReasonOf<'over-capacity'>[],
): Evidence[] {
  const sets = new Set(
    (admission.quotaReasons ?? []).map(({ podSet }) => podSet),
  );
  return sets.size < 2
    ? []
    : overs
        .slice(0, 2)
        .map(({ podSet, resource, flavor, asked, capacity }) => ({
          text: `with pod set ${podSet} it asks for ${amountOf(
            resource,
            asked,
          )} in flavor ${flavor}, of at most ${amountOf(resource, capacity)}`,
          source: 'Kueue',
          at: admission.since,
        }));
}
