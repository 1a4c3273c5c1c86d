import {
  Condition,
  JsonRecord,
  KubernetesObject,
  asCount,
  asList,
  asRecord,
  asSharedText,
  asText,
  cutText,
  findCondition,
  findTrueCondition,
  needListOrNothing,
  needRecord,
  needRecordOrNothing,
  shareText,
} from '../../kubernetes';
import { AdmissionReading } from '../AdmissionReading';
import { parseQuotaMessage } from './parseQuotaMessage';
import { readHolds } from './readHolds';

type Phase = Pick<
  AdmissionReading,
  'phase' | 'reason' | 'message' | 'quotaMessage' | 'since'
>;

/** What `findCondition` keeps of a message, and what is kept of it beside its parts. */
const LONGEST_MESSAGE = 300;
const LONGEST_BESIDE_PARTS = 200;

/** Reads what Kueue says about a piece of work. */
export function read(object: KubernetesObject): AdmissionReading {
  const spec = needRecord(object.spec, 'spec');
  const status = needRecordOrNothing(object.status, 'status');
  const conditions = needListOrNothing(status.conditions, 'status.conditions');
  const admission = needRecordOrNothing(status.admission, 'status.admission');
  const current = phaseOf(object, spec, status, conditions);
  const parts = reasonsOf(current.phase, conditions);
  return {
    type: 'admission',
    phase: current.phase,
    reason: current.reason,
    message: shortened(current.message, parts),
    quotaMessage: shortened(current.quotaMessage, parts),
    ...parts,
    since: current.since,
    queue: asSharedText(spec.queueName),
    clusterQueue: asSharedText(admission.clusterQueue),
    holds: current.phase === 'finished' ? undefined : readHolds(status),
    priority: asSharedText(
      asRecord(spec.priorityClassRef)?.name ?? spec.priorityClassName,
    ),
    evictions: evictionsOf(status),
  };
}

/**
 * `Evicted` counts from the moment it turns true, although `Admitted` stays true beside it until
 * the pods are gone: from then on the work is on its way out.
 */
function phaseOf(
  object: KubernetesObject,
  spec: JsonRecord,
  status: JsonRecord,
  conditions: readonly unknown[],
): Phase {
  const finished = findTrueCondition(conditions, 'Finished');
  if (finished) {
    return phase('finished', finished);
  }
  const evicted = findTrueCondition(conditions, 'Evicted');
  if (spec.active === false) {
    const cause =
      evicted ?? findTrueCondition(conditions, 'DeactivationTarget');
    return {
      ...phase('inactive', cause),
      reason: cause?.reason ?? 'Deactivated',
    };
  }
  if (evicted) {
    const waits = findCondition(conditions, 'QuotaReserved');
    const isNew = !waits?.isTrue && waits?.message !== evicted.message;
    return {
      ...phase('evicted', evicted),
      quotaMessage: isNew ? waits?.message : undefined,
    };
  }
  const admitted = findTrueCondition(conditions, 'Admitted');
  if (admitted) {
    return phase('admitted', admitted);
  }
  const quota = findCondition(conditions, 'QuotaReserved');
  if (quota?.isTrue) {
    return { ...phase('reserved', quota), ...openCheck(status) };
  }
  return quota
    ? phase('waiting', quota)
    : { ...phase('waiting', undefined), since: object.meta.createdAt };
}

/** A message that is cut anyway leaves room for its parts, so that a row stays small. */
function shortened(
  message: string | undefined,
  { quotaReasons }: Pick<AdmissionReading, 'quotaReasons'>,
): string | undefined {
  return quotaReasons && message && message.length >= LONGEST_MESSAGE
    ? cutText(message, LONGEST_BESIDE_PARTS)
    : message;
}

/** Why there is no quota, from the message as it came. */
function reasonsOf(
  now: AdmissionReading['phase'],
  conditions: readonly unknown[],
): ReturnType<typeof parseQuotaMessage> {
  if (now !== 'waiting' && now !== 'evicted') {
    return {};
  }
  const message = conditions
    .map(asRecord)
    .filter(entry => entry?.type === 'QuotaReserved')
    .filter(entry => entry?.status !== 'True')
    .pop()?.message;
  return parseQuotaMessage(asText(message) ?? '');
}

function phase(
  name: AdmissionReading['phase'],
  condition: Condition | undefined,
): Phase {
  return {
    phase: name,
    reason: condition?.reason,
    message: condition?.message,
    since: condition?.since,
  };
}

/** The first admission check that is not through: what quota that is reserved waits for. */
function openCheck(status: JsonRecord): Pick<Phase, 'reason' | 'message'> {
  for (const entry of asList(status.admissionChecks) ?? []) {
    const check = asRecord(entry);
    const state = asText(check?.state);
    if (check && state && state !== 'Ready') {
      const name = asText(check.name) ?? 'unnamed';
      const message = asText(check.message) ?? state;
      return {
        reason: shareText(`AdmissionCheck${state}`),
        message: cutText(`Admission check ${name}: ${message}`),
      };
    }
  }
  return {};
}

function evictionsOf(status: JsonRecord): number | undefined {
  const evictions = asList(asRecord(status.schedulingStats)?.evictions);
  return evictions?.reduce<number>(
    (sum, entry) => sum + (asCount(asRecord(entry)?.count) ?? 0),
    0,
  );
}
