import {
  Condition,
  JsonRecord,
  KubernetesObject,
  asCount,
  asRecord,
  asSharedText,
  asText,
  cutText,
  findCondition,
  findTrueCondition,
  ownField,
  shareText,
} from '../../kubernetes';
import { StateAndCause, StateCause, decideState } from '../../workload';

const STOP = 'serving.kserve.io/stop';

/** Nearest to the cause first: `Ready` and `IngressReady` repeat what the others say. */
const PARTS = [
  'PredictorReady',
  'TransformerReady',
  'ExplainerReady',
  'LatestDeploymentReady',
  'RoutesReady',
  'IngressReady',
  'Ready',
];

/** What is wrong beside an endpoint that is ready: a new revision, or a canary. */
const SECOND_FACTS = ['LatestDeploymentReady', 'CanaryPredictorReady'];

/** States of a model on its way. */
const COMING = ['Pending', 'Standby', 'Loading'];

/** The state of an InferenceService by itself, and why. */
export function stateOf(
  object: KubernetesObject,
  status: JsonRecord,
  conditions: readonly unknown[],
): StateAndCause {
  const isStopped = ownField(object.meta.annotations, STOP) === 'true';
  return decideState({
    isDeleting: object.meta.deletedAt !== undefined,
    ended: isStopped ? ['Stopped'] : undefined,
    going: goingOf(status, conditions),
    // Started again just now, the conditions still tell of the stop.
    pending: findTrueCondition(conditions, 'Stopped')
      ? undefined
      : falseOf(conditions, PARTS),
  });
}

function goingOf(
  status: JsonRecord,
  conditions: readonly unknown[],
): StateAndCause | undefined {
  const model = asRecord(status.modelStatus);
  const failure = model && failureOf(model);
  if (findTrueCondition(conditions, 'Ready')) {
    return ['Ready', failure ?? falseOf(conditions, SECOND_FACTS)];
  }
  const because = failure ?? falseOf(conditions, PARTS);
  if (olderServes(status, conditions)) {
    return ['Ready', because];
  }
  if (failure) {
    return ['NotReady', because];
  }
  const isStarting =
    findTrueCondition(conditions, 'Stopped') !== undefined ||
    isFirstStart(status, conditions, model);
  return isStarting ? undefined : ['NotReady', because];
}

/**
 * Knative mode: `Ready` turns false with the newest revision, while the route still leads to the one
 * before. Both facts are said apart from it: by the route, and by the two revisions.
 *
 * Source: kserve v0.20.0 `PropagateStatus`; Knative Serving, conditions of a Service.
 */
function olderServes(
  status: JsonRecord,
  conditions: readonly unknown[],
): boolean {
  const predictor = asRecord(asRecord(status.components)?.predictor);
  const ready = asText(predictor?.latestReadyRevision);
  const newest = asText(predictor?.latestCreatedRevision);
  const isRouted = findTrueCondition(conditions, 'PredictorRouteReady');
  const isWhole = ['TransformerReady', 'ExplainerReady'].every(
    type => findCondition(conditions, type)?.isTrue ?? true,
  );
  return Boolean(ready && newest && ready !== newest && isRouted && isWhole);
}

/** Nothing has served yet, and nothing says that it will not. */
function isFirstStart(
  status: JsonRecord,
  conditions: readonly unknown[],
  model: JsonRecord | undefined,
): boolean {
  const states = asRecord(model?.states);
  const active = asText(states?.activeModelState);
  const target = asText(states?.targetModelState) ?? '';
  const predictor = asRecord(asRecord(status.components)?.predictor);
  const hasServed = active === 'Loaded' || predictor?.latestReadyRevision;
  const isDecided = findCondition(conditions, 'Ready')?.status === 'False';
  const isUnderWay =
    model?.transitionStatus === 'InProgress' || COMING.includes(target);
  return !hasServed && (isUnderWay || !isDecided);
}

/**
 * Why a model cannot be loaded. It stands beside `Ready` when an older one still serves. Failures
 * of the past stay in `lastFailureInfo`; they count only while the status is about them.
 */
function failureOf(model: JsonRecord): StateCause | undefined {
  const transition = asText(model.transitionStatus);
  const target = asText(asRecord(model.states)?.targetModelState);
  const isFailing =
    transition === 'BlockedByFailedLoad' ||
    transition === 'InvalidSpec' ||
    target === 'FailedToLoad';
  if (!isFailing) {
    return undefined;
  }
  const info = asRecord(model.lastFailureInfo);
  const message = asText(info?.message);
  const exitCode = asCount(info?.exitCode);
  const exit = exitCode ? `, exit code ${exitCode}` : '';
  return {
    reason: asSharedText(info?.reason) ?? asSharedText(transition) ?? target,
    message: cutText(message ?? `The model could not be loaded${exit}`),
  };
}

/** The first of some conditions that is not true, and says why; else the first that is not true. */
function falseOf(
  conditions: readonly unknown[],
  types: readonly string[],
): StateCause | undefined {
  const open = types.flatMap(type => {
    const condition = findCondition(conditions, type);
    return condition && !condition.isTrue
      ? [
          {
            ...condition,
            reason: condition.reason ?? unexplained(type, condition),
          },
        ]
      : [];
  });
  return open.find(({ message }) => message) ?? open[0];
}

/** A condition that gives no reason is one itself. */
function unexplained(type: string, { status = 'Unknown' }: Condition): string {
  return shareText(cutText(`${type}=${status}`, 128));
}
