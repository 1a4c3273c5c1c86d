import {
  JsonRecord,
  asCount,
  asList,
  asRecord,
  asText,
  cutText,
  findCondition,
  shareList,
  shareText,
} from '../../kubernetes';
import { TrafficShare } from '../../workload';

/** Honest endpoints have two or three revisions; the bound keeps a row small. */
const MOST = 8;

/** How requests are divided, in either form; `undefined` where all go to one revision. */
export function trafficOf(
  status: JsonRecord,
  conditions: readonly unknown[],
): TrafficShare[] | undefined {
  const routed = routedTraffic(status);
  const shares = routed.length > 0 ? routed : canaryTraffic(status, conditions);
  return shares.length > 1 ? shareList(shares) : undefined;
}

/** Knative mode: what the route does. The new revision is the one that follows the latest. */
function routedTraffic(status: JsonRecord): TrafficShare[] {
  const predictor = asRecord(asRecord(status.components)?.predictor);
  const latestReady = asText(predictor?.latestReadyRevision);
  return recordsOf(predictor?.traffic).flatMap(target => {
    const revision = asText(target.revisionName);
    const percent = asPercent(target.percent ?? 0);
    return revision === undefined || percent === undefined
      ? []
      : [
          {
            revision: nameOf(revision),
            percent,
            ...(revision === latestReady && { ready: true }),
            ...(target.latestRevision === true && { canary: true as const }),
          },
        ];
  });
}

/**
 * Standard mode: what is asked for. KServe 0.20 makes as many replicas as the percentage says, and
 * writes no weights to any route.
 */
function canaryTraffic(
  status: JsonRecord,
  conditions: readonly unknown[],
): TrafficShare[] {
  const canaries = recordsOf(status.canaryStatuses).flatMap(canary => {
    const name = asText(canary.name);
    const percent = asPercent(canary.trafficPercent);
    return name === undefined || percent === undefined
      ? []
      : [
          {
            revision: nameOf(name),
            percent,
            ready: canary.ready === true,
            canary: true as const,
            intended: true as const,
          },
        ];
  });
  if (canaries.length === 0) {
    return [];
  }
  const sum = canaries.reduce((total, { percent }) => total + percent, 0);
  const stable: TrafficShare = {
    revision: 'stable',
    percent: Math.max(100 - sum, 0),
    ready: findCondition(conditions, 'PredictorReady')?.isTrue,
    intended: true,
  };
  return [stable, ...canaries];
}

function recordsOf(value: unknown): JsonRecord[] {
  const entries = (asList(value) ?? []).slice(0, MOST);
  return entries.map(asRecord).filter(entry => entry !== undefined);
}

function asPercent(value: unknown): number | undefined {
  const percent = asCount(value);
  return percent !== undefined && percent <= 100 ? percent : undefined;
}

function nameOf(text: string): string {
  return shareText(cutText(text, 128));
}
