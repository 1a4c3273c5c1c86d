import { JsonRecord, asRecord, asText } from '../kubernetes';
import { PodsToFit } from './WorkToFit';

const BEST_EFFORT = ['cpu', 'memory'];

/**
 * Whether a namespace quota with these scopes counts some pods; `undefined` where that cannot be
 * decided from a manifest.
 *
 * Source: Kubernetes 1.36 `pkg/quota/v1/evaluator/core/pods.go`, `podMatchesScopeFunc`.
 *
 * @param scopes - as the reading of a quota has them: `Terminating`, `PriorityClass In high, low`
 */
export function countsPods(
  scopes: readonly string[],
  pods: PodsToFit,
): boolean | undefined {
  const answers = scopes.map(scope => isIn(scope, pods));
  if (answers.includes(false)) {
    return false;
  }
  return answers.includes(undefined) ? undefined : true;
}

function isIn(scope: string, pods: PodsToFit): boolean | undefined {
  const [name, operator, ...values] = scope.split(/,? /);
  switch (name) {
    case 'Terminating':
      return isTerminating(pods.spec);
    case 'NotTerminating':
      return !isTerminating(pods.spec);
    case 'BestEffort':
      return isBestEffort(pods);
    case 'NotBestEffort':
      return !isBestEffort(pods);
    case 'PriorityClass':
      return hasPriority(pods.spec, operator, values);
    case 'CrossNamespacePodAffinity':
      return hasPodAffinity(pods.spec) ? undefined : false;
    case 'VolumeAttributesClass':
      return false;
    default:
      return undefined;
  }
}

function isTerminating({ activeDeadlineSeconds }: JsonRecord): boolean {
  return (
    typeof activeDeadlineSeconds === 'number' && activeDeadlineSeconds >= 0
  );
}

function isBestEffort({ requests, limits }: PodsToFit): boolean {
  return !BEST_EFFORT.some(
    resource => requests.has(resource) || limits.has(resource),
  );
}

/** A pod without a priority class gets the one that is the default, if any is. */
function hasPriority(
  spec: JsonRecord,
  operator: string | undefined,
  values: readonly string[],
): boolean | undefined {
  const own = asText(spec.priorityClassName);
  if (!own) {
    return undefined;
  }
  switch (operator) {
    case 'In':
      return values.includes(own);
    case 'NotIn':
      return !values.includes(own);
    case 'DoesNotExist':
      return false;
    default:
      return true;
  }
}

function hasPodAffinity(spec: JsonRecord): boolean {
  const affinity = asRecord(spec.affinity);
  return [affinity?.podAffinity, affinity?.podAntiAffinity].some(
    value => asRecord(value) !== undefined,
  );
}
