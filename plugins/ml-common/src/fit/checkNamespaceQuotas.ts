import { asList, asRecord, asText, listed } from '../kubernetes';
import { QuotaResource } from '../quota';
import { FitReason } from './FitAnswer';
import { FitQuota } from './FitSnapshot';
import { FitView } from './FitView';
import { PodsToFit, WorkToFit } from './WorkToFit';
import { byScarcity, exceeds, figureOf, partOf, wordsOf } from './amounts';
import { countsPods } from './quotaScopes';

const LIMITS = 'limits.';

/** Every container must say how much it wants of these, where a quota counts them. */
const MUST_BE_STATED = ['cpu', 'memory', 'limits.cpu', 'limits.memory'];

/**
 * Whether the quotas of its namespace would refuse pods of some work.
 *
 * Source: Kubernetes 1.36 `pkg/quota/v1/evaluator/core/pods.go`.
 */
export function checkNamespaceQuotas(
  work: WorkToFit,
  view: FitView,
): FitReason[] {
  const { quotas, missing } = view.snapshot;
  if (missing.includes('namespace-quotas')) {
    return [
      unknown(
        `what the quotas of namespace ${work.namespace} allow is not known: they could not be read, or not lately`,
      ),
    ];
  }
  return quotas
    .filter(
      ({ namespace, reading }) =>
        reading.scope === 'namespace' && namespace === work.namespace,
    )
    .flatMap(quota => checkQuota(quota, work, view));
}

function checkQuota(
  { name, reading }: FitQuota,
  { pods, namespace }: WorkToFit,
  { unseen }: FitView,
): FitReason[] {
  const { scopes = [], resources } = reading;
  const answers = pods.map(set => countsPods(scopes, set));
  if (answers.includes(undefined)) {
    unseen.add(
      `Whether the quota ${name} of namespace ${namespace} counts these pods is not known: it is for ${listed(
        scopes,
      )}`,
    );
  }
  const counted = pods.filter((_, index) => answers[index]);
  const owner = `the quota ${name} of namespace ${namespace}`;
  return [...resources]
    .sort((a, b) => byScarcity(a.resource, b.resource))
    .flatMap(row => checkResource(row, counted, owner) ?? []);
}

function checkResource(
  { resource, nominal, used }: QuotaResource,
  pods: readonly PodsToFit[],
  owner: string,
): FitReason | undefined {
  const silent = MUST_BE_STATED.includes(resource)
    ? pods.flatMap(set => silentContainers(set, resource))
    : [];
  if (silent.length > 0) {
    return unstated(resource, silent, owner);
  }
  const asked = pods.reduce((sum, set) => sum + askedOf(set, resource), 0);
  if (asked === 0 || nominal === undefined) {
    return undefined;
  }
  const what = resource.startsWith(LIMITS) ? ' as limits' : '';
  const asks = `this asks for ${figureOf(resource, asked)}`;
  if (exceeds(asked, nominal)) {
    return {
      check: 'namespace-quota',
      verdict: 'never',
      message: `${owner} allows ${wordsOf(resource, nominal)}${what}, ${asks}`,
      fix: `Ask for at most ${wordsOf(resource, nominal)}${what}`,
    };
  }
  if (used === undefined) {
    return unknown(`${owner} does not say yet what is taken of it`);
  }
  const free = Math.max(0, nominal - used);
  return {
    check: 'namespace-quota',
    verdict: exceeds(asked, free) ? 'waits' : 'fits',
    message: `${owner} has ${partOf(
      resource,
      free,
      nominal,
    )} free${what}, ${asks}`,
  };
}

function askedOf(
  { count, requests, limits }: PodsToFit,
  resource: string,
): number {
  if (resource === 'pods' || resource === 'count/pods') {
    return count;
  }
  const perPod = resource.startsWith(LIMITS)
    ? limits.get(resource.slice(LIMITS.length))
    : requests.get(resource);
  return (perPod ?? 0) * count;
}

/** The containers that do not say how much they want. */
function silentContainers({ spec }: PodsToFit, resource: string): string[] {
  const isLimit = resource.startsWith(LIMITS);
  const name = resource.replace(LIMITS, '');
  const states = (value: unknown) => {
    const resources = asRecord(asRecord(value)?.resources);
    // A limit is a request where there is no other.
    const lists = [resources?.limits, isLimit ? {} : resources?.requests];
    return lists.some(list => asRecord(list)?.[name] !== undefined);
  };
  if (states(spec)) {
    return [];
  }
  return [spec.initContainers, spec.containers]
    .flatMap(list => asList(list) ?? [])
    .filter(container => !states(container))
    .map(container => asText(asRecord(container)?.name) ?? 'without a name');
}

function unstated(
  resource: string,
  containers: readonly string[],
  owner: string,
): FitReason {
  const name = resource.replace(LIMITS, '');
  const field = resource.startsWith(LIMITS) ? 'limits' : 'requests';
  const subject = `container ${listed(containers)}`;
  return {
    check: 'namespace-quota',
    verdict: 'never',
    message: `${owner} counts ${field} of ${name}, and ${subject} states none: its pods are refused, unless a LimitRange gives a default`,
    fix: `Set resources.${field}.${name}`,
  };
}

function unknown(message: string): FitReason {
  return { check: 'namespace-quota', verdict: 'unknown', message };
}
