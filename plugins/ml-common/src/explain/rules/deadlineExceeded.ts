import { ExplainRule } from '../ExplainRule';
import { Evidence } from '../Explanation';
import { PodFacts } from '../PodFacts';
import { WorkloadFacts } from '../WorkloadFacts';
import { seenAt } from '../podsOf';

/** It ran into a time limit of its own. */
export const deadlineExceeded: ExplainRule = {
  cause: 'deadline-exceeded',
  explain: facts => {
    const { reading, name } = facts;
    const isOwn = reading.reason === 'DeadlineExceeded';
    const pod = facts.pods.find(({ reason }) => reason === 'DeadlineExceeded');
    if (reading.state !== 'Failed' || (!isOwn && !pod)) {
      return undefined;
    }
    const { startedAt, finishedAt } = reading;
    const ran =
      startedAt !== undefined && finishedAt !== undefined
        ? ` after ${minutes(finishedAt - startedAt)}`
        : '';
    return {
      headline: `${name} failed: it reached its time limit${ran}`,
      evidence: [pod && !isOwn ? saidByPod(facts, pod) : saidByStatus(facts)],
      fix: {
        text: 'Raise activeDeadlineSeconds, or save checkpoints and go on from the last one.',
      },
      since: finishedAt,
    };
  },
};

function saidByPod(facts: WorkloadFacts, pod: PodFacts): Evidence {
  return seenAt(facts, pod, pod.message ?? 'DeadlineExceeded');
}

function saidByStatus({ reading }: WorkloadFacts): Evidence {
  const text = reading.message ?? 'DeadlineExceeded';
  return { text, source: 'its status', at: reading.finishedAt };
}

function minutes(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds / 60_000));
  return whole < 60
    ? `${whole} min`
    : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}
