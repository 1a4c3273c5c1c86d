import { ExplainRule } from '../ExplainRule';
import { podsDo, seenAt } from '../podsOf';
import { lead } from '../words';

/** Source: Kubernetes 1.36 `pkg/kubelet/eviction/helpers.go`. */
const LOW = /The node was low on resource: ([\w-]+)/;
const LIMIT =
  /(?:Usage of EmptyDir volume "([^"]+)" exceeds|(?:Pod|Container) .*ephemeral local storage usage exceeds)/;

/** The node threw it out because it ran short. */
export const evicted: ExplainRule = {
  cause: 'evicted',
  explain: facts => {
    const pods = facts.pods.filter(
      ({ reason, phase }) => reason === 'Evicted' && phase === 'Failed',
    );
    const [pod] = pods;
    const isOver =
      facts.reading.state === 'Running' || facts.reading.state === 'Ready';
    if (!pod || isOver) {
      return undefined;
    }
    const { words, fix } = causeOf(pod.message ?? '');
    const node = pod.node ? `the node ${pod.node}` : 'the node';
    const since = pod.disruption?.since;
    return {
      headline: `${lead(facts)}${podsDo(
        facts,
        pods,
        'was',
        'were',
      )} evicted, ${words.replace('the node', node)}`,
      evidence: [seenAt(facts, pod, pod.message ?? 'Evicted', since)],
      fix: fix ? { text: fix } : undefined,
      since,
    };
  },
};

function causeOf(message: string): { words: string; fix?: string } {
  const low = LOW.exec(message)?.[1];
  if (low) {
    return {
      words: `the node ran short of ${low}`,
      fix: `Ask for as much ${low} as it uses: pods that use more than they ask for go first.`,
    };
  }
  const [, volume] = LIMIT.exec(message) ?? [];
  return LIMIT.test(message)
    ? {
        words: volume
          ? `its volume ${volume} grew beyond its limit`
          : 'it wrote more to the local disk than its limit',
        fix: 'Raise the limit of ephemeral-storage or of the volume, or write to a persistent volume.',
      }
    : {
        words: message
          ? `the node says: ${message}`
          : 'the node gives no reason',
      };
}
