import { FitVerdict } from '@mlport/backstage-plugin-ml-common';
import { ClusterObject, ClusterState, conditionOf } from './ClusterView';

/** What became of a manifest, and what the cluster says about it. */
export interface FitOutcome {
  verdict: FitVerdict;
  said: string;
}

/** The name of the manifest whose fate is looked at. */
export const SUBJECT = 'train';

/** What only waiting helps against; Kueue says it of each flavor that it tried. */
const WAITS = /insufficient unused quota/;

/** Kueue makes room; what comes of it is open. */
const PREEMPTS = /Pending the preemption/;

/** What became of the subject in a namespace; `undefined` while it is open. */
export function fitOutcome(
  state: ClusterState,
  namespace: string,
  pods: number,
): FitOutcome | undefined {
  const inNamespace = (object: ClusterObject) =>
    object.metadata.namespace === namespace;
  const workloads = state.workloads.filter(
    workload =>
      inNamespace(workload) &&
      (workload.metadata.ownerReferences ?? []).some(({ name }) =>
        isOfSubject(name),
      ),
  );
  const own = state.pods.filter(
    pod => inNamespace(pod) && isOfSubject(pod.metadata.name),
  );
  return worst([
    ...workloads.flatMap(workload => admissionOf(workload) ?? []),
    ...state.events
      .filter(inNamespace)
      .flatMap(event => refusalOf(event) ?? []),
    ...own.flatMap(pod => schedulingOf(pod) ?? []),
    ...(own.length === pods && own.every(isScheduled)
      ? [{ verdict: 'fits', said: `${pods} pods scheduled` } as const]
      : []),
  ]);
}

/** What a refusal to make a pod says, by whomever it was tried. */
export function quotaRefusal(message: string): FitOutcome | undefined {
  if (/must specify/.test(message)) {
    return { verdict: 'never', said: message };
  }
  const [, asked, limited] =
    /exceeded quota: .*requested: \S+=([^,]+).*limited: \S+=([^,\s]+)/.exec(
      message,
    ) ?? [];
  if (asked === undefined) {
    return undefined;
  }
  const isMore = Number.parseFloat(asked) > Number.parseFloat(limited);
  return { verdict: isMore ? 'never' : 'waits', said: message };
}

function isOfSubject(name: string): boolean {
  return name === SUBJECT || name.startsWith(`${SUBJECT}-`);
}

function worst(outcomes: readonly FitOutcome[]): FitOutcome | undefined {
  return ['never', 'waits', 'fits']
    .map(verdict => outcomes.find(outcome => outcome.verdict === verdict))
    .find(outcome => outcome !== undefined);
}

function admissionOf(workload: ClusterObject): FitOutcome | undefined {
  const reserved = conditionOf(workload, 'QuotaReserved');
  if (
    !reserved?.message ||
    reserved.status === 'True' ||
    PREEMPTS.test(reserved.message)
  ) {
    return undefined;
  }
  return {
    verdict: WAITS.test(reserved.message) ? 'waits' : 'never',
    said: reserved.message,
  };
}

function refusalOf(event: ClusterObject): FitOutcome | undefined {
  const { reason, message = '', involvedObject } = event;
  return reason === 'FailedCreate' && isOfSubject(involvedObject?.name ?? '')
    ? quotaRefusal(message)
    : undefined;
}

function schedulingOf(pod: ClusterObject): FitOutcome | undefined {
  const scheduled = conditionOf(pod, 'PodScheduled');
  return scheduled?.reason === 'Unschedulable'
    ? { verdict: 'never', said: scheduled.message ?? '' }
    : undefined;
}

function isScheduled(pod: ClusterObject): boolean {
  return conditionOf(pod, 'PodScheduled')?.status === 'True';
}
