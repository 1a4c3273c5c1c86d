import { ExplainRule } from '../ExplainRule';
import { podWords, seenAt, troublesOf } from '../podsOf';
import { lead } from '../words';

/** Source: Kubernetes 1.36 `pkg/kubelet/kubelet_pods.go`, `kuberuntime/security_context.go`. */
const OBJECT = /(secret|configmap) "([^"]+)" not found/i;
const KEY = /couldn't find key (\S+) in (Secret|ConfigMap) (?:\S+\/)?(\S+)/;
const ROOT = /runAsNonRoot/;

/** What its environment names does not exist, or its security context cannot be met. */
export const missingConfig: ExplainRule = {
  cause: 'missing-config',
  explain: facts => {
    const troubles = troublesOf(
      facts,
      ({ state, reason }) =>
        state === 'waiting' && reason === 'CreateContainerConfigError',
    );
    const [first] = troubles;
    if (!first) {
      return undefined;
    }
    const { pod, container } = first;
    const { words, fix } = causeOf(container.message ?? '');
    const pods = troubles.map(trouble => trouble.pod);
    return {
      headline: `${lead(facts)}${podWords(
        facts,
        pods,
      )} cannot be set up, ${words}`,
      evidence: [
        seenAt(facts, pod, container.message ?? container.reason ?? ''),
      ],
      fix: fix
        ? { text: fix, manifestPath: `containers[name=${container.name}]` }
        : undefined,
      since: pod.createdAt,
    };
  },
};

function causeOf(message: string): { words: string; fix?: string } {
  const [, sort, name] = OBJECT.exec(message) ?? [];
  if (name) {
    return {
      words: `the ${sort} ${name} does not exist`,
      fix: `Make the ${sort} ${name} in this namespace, or name another.`,
    };
  }
  const [, key, holder, of] = KEY.exec(message) ?? [];
  if (key) {
    const word = holder.toLowerCase();
    return {
      words: `the ${word} ${of} has no key ${key}`,
      fix: `Add the key ${key} to the ${word} ${of}, or name another.`,
    };
  }
  return ROOT.test(message)
    ? {
        words: 'it may not run as root, and its image does',
        fix: 'Set runAsUser to a user of the image, or build the image with one.',
      }
    : { words: message || 'its configuration is wrong' };
}
