import { ExplainRule } from '../ExplainRule';
import { WorkloadFacts } from '../WorkloadFacts';
import { heldBy, saidByKueue } from '../queueFacts';

/** Source: kueue 0.19.2 `preemption.go`, recorded. */
const MESSAGE =
  /Preempted to accommodate a workload(?: \(UID: ([^,)]*)(?:, JobUID: ([^,)]*))?[^)]*\))?(?: due to ([^;]+))?/;
const PREEMPTOR = /preemptor path: (\S+?)(?:;|$)/;

/** Other work took its quota. */
export const preempted: ExplainRule = {
  cause: 'preempted',
  explain: facts => {
    const admission = heldBy(facts);
    const match = MESSAGE.exec(admission?.message ?? '');
    if (!admission || (!match && admission.reason !== 'Preempted')) {
      return undefined;
    }
    const by = byWhom(facts, match, admission.message ?? '');
    const leaves =
      facts.reading.state === 'Running' || facts.reading.state === 'Ready';
    return {
      headline: `${facts.name} ${
        leaves ? 'is being preempted' : 'was preempted and waits again'
      }: ${by}${becauseOf(match?.[3])}`,
      evidence: saidByKueue(admission),
      since: admission.since,
    };
  },
};

function byWhom(
  facts: WorkloadFacts,
  match: RegExpExecArray | null,
  message: string,
): string {
  const uids = [match?.[2], match?.[1]];
  const other = facts.neighbors.find(({ uid }) => uids.includes(uid));
  if (other) {
    const where =
      other.namespace && other.namespace !== facts.namespace
        ? ` of ${other.namespace}`
        : '';
    return `${other.name}${where} took its quota`;
  }
  const path = PREEMPTOR.exec(message)?.[1];
  const queue = path?.split('/').pop();
  return queue
    ? `other work of the queue ${queue} took its quota`
    : 'other work took its quota';
}

function becauseOf(cause: string | undefined): string {
  if (!cause) {
    return '';
  }
  if (cause.includes('reclamation') && !cause.includes('while borrowing')) {
    return ', which it had borrowed';
  }
  return cause.includes('prioritization') ? ', with a higher priority' : '';
}
