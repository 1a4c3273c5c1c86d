import { ExplainRule } from '../ExplainRule';
import { Trouble, podWords, seenAt, troublesOf } from '../podsOf';
import { lead } from '../words';

/** Source: Kubernetes 1.36 `pkg/kubelet/container/sync_result.go`, `kuberuntime_container.go`. */
const WAITS = new Set([
  'RunContainerError',
  'CreateContainerError',
  'PreStartHookError',
  'PostStartHookError',
]);
const ENDS = new Set(['StartError', 'ContainerCannotRun']);

const NOT_FOUND =
  /exec: "?([^":]+)"?: (?:executable file not found|stat .*no such file)/;
const DENIED = /exec: "?([^":]+)"?: permission denied/;

/** The runtime cannot start a container: most often its command is not there. */
export const containerStart: ExplainRule = {
  cause: 'container-start',
  explain: facts => {
    const troubles = troublesOf(
      facts,
      ({ state, reason = '', end }) =>
        state !== 'running' &&
        (WAITS.has(reason) || ENDS.has(end?.reason ?? '')),
    );
    const [first] = troubles;
    if (!first) {
      return undefined;
    }
    const message = messageOf(first);
    const { words, fix } = causeOf(message);
    const { pod, container } = first;
    const pods = troubles.map(trouble => trouble.pod);
    return {
      headline: `${lead(facts)}${podWords(facts, pods)} cannot start, ${words}`,
      evidence: [seenAt(facts, pod, message, container.end?.at)],
      fix: fix
        ? {
            text: fix,
            manifestPath: `containers[name=${container.name}].command`,
          }
        : undefined,
      since: container.end?.at ?? pod.createdAt,
    };
  },
};

function messageOf({ container }: Trouble): string {
  const { end, message, reason } = container;
  return end?.message ?? message ?? reason ?? end?.reason ?? '';
}

function causeOf(message: string): { words: string; fix?: string } {
  const missing = NOT_FOUND.exec(message)?.[1];
  if (missing) {
    return {
      words: `its image has no command ${missing}`,
      fix: 'Check the spelling of the command, and that the image has it.',
    };
  }
  const denied = DENIED.exec(message)?.[1];
  return denied
    ? {
        words: `its command ${denied} may not be executed`,
        fix: 'Make the file executable in the image, or call it through its interpreter.',
      }
    : { words: message || 'the runtime gives no reason' };
}
