import { ExplainRule } from '../ExplainRule';
import { badEnds, podWords, seenAt } from '../podsOf';
import { lead, times } from '../words';

/** A container used more memory than its limit, or the node had none left. */
export const outOfMemory: ExplainRule = {
  cause: 'out-of-memory',
  explain: facts => {
    const ends = badEnds(facts, ({ end }) => end?.reason === 'OOMKilled');
    const [first] = ends;
    if (!first) {
      return undefined;
    }
    const { pod, container } = first;
    const { memoryLimit, end, restarts, name, isInit } = container;
    const often = restarts + (container.state === 'ended' ? 1 : 0);
    const list = isInit ? 'initContainers' : 'containers';
    const pods = ends.map(trouble => trouble.pod);
    return {
      headline: `${lead(facts)}${podWords(
        facts,
        pods,
      )} ran out of memory (exit ${end?.exitCode ?? 137})${
        often > 1 ? ` ${times(often)}` : ''
      }${memoryLimit ? `, its limit is ${memoryLimit}` : ''}`,
      evidence: [
        seenAt(
          facts,
          pod,
          `${name}: OOMKilled, exit ${end?.exitCode ?? 137}`,
          end?.at,
        ),
        ...(restarts > 0
          ? [seenAt(facts, pod, `${name} was restarted ${times(restarts)}`)]
          : []),
        ...limitReached(facts.reading),
      ],
      fix: memoryLimit
        ? {
            text: `Raise the memory limit above ${memoryLimit}, or lower the batch size or the number of data loader workers.`,
            manifestPath: `${list}[name=${name}].resources.limits.memory`,
            from: memoryLimit,
          }
        : {
            text: 'It has no memory limit, so the node itself ran out: ask for the memory that it needs.',
            manifestPath: `${list}[name=${name}].resources.requests.memory`,
          },
      since: end?.at,
    };
  },
};

function limitReached(reading: {
  state: string;
  reason?: string;
  message?: string;
}) {
  const { state, reason, message } = reading;
  const text = message ?? reason;
  return state === 'Failed' && text ? [{ text, source: 'its status' }] : [];
}
