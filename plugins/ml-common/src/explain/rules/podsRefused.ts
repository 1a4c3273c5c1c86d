import { ExplainRule } from '../ExplainRule';
import { Fix } from '../Explanation';
import { refusalOf, seenIn } from '../podsOf';

/** What the refused pod must change. Sources: Kubernetes 1.36 admission plugins. */
const CAUSES: readonly { message: RegExp; words: string; fix?: Fix }[] = [
  {
    message: /violates PodSecurity "([^"]+)": (.+)$/,
    words: 'its pods break the security rules "$1": $2',
    fix: {
      text: 'Set what the message names in the security context of its pods.',
    },
  },
  {
    message: /error looking up service account \S+?\/(\S+?):/,
    words: 'the service account $1 does not exist',
    fix: { text: 'Name a service account of this namespace, or have it made.' },
  },
  {
    message: /no PriorityClass with name (\S+) was found/,
    words: 'the priority class $1 does not exist',
    fix: { text: 'Name a priority class of this cluster.' },
  },
  {
    message: /admission webhook "([^"]+)" denied the request: (.+)$/s,
    words: 'the webhook $1 refuses its pods: $2',
  },
  {
    message: /is forbidden: (.+)$/s,
    words: 'the cluster refuses its pods: $1',
  },
  {
    message: /is invalid: (.+)$/s,
    words: 'its pods are not valid: $1',
  },
];

/** The API server takes none of its pods. Only events of what makes the pods say so. */
export const podsRefused: ExplainRule = {
  cause: 'pods-refused',
  explain: facts => {
    const event = refusalOf(
      facts,
      ({ reason, type, about }) =>
        /^Failed(Create|CreatePod|ToCreate\w*)$/.test(reason) &&
        type !== 'Normal' &&
        about.kind !== 'Pod',
    );
    if (!event) {
      return undefined;
    }
    const cause = CAUSES.find(({ message }) => message.test(event.message));
    const match = cause?.message.exec(event.message);
    const words = cause?.words.replace(
      /\$(\d)/g,
      (_, group) => match?.[Number(group)] ?? '',
    );
    return {
      headline: `${facts.name} gets no pods: ${words ?? event.message}`,
      evidence: [seenIn(facts, event)],
      fix: cause?.fix,
      since: event.at,
    };
  },
};
