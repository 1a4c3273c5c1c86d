import { ExplainRule } from '../ExplainRule';
import { ExitMeaning, exitMeaning } from '../exitCodes';
import { podsDo, seenAt, troublesOf } from '../podsOf';
import { lead, times } from '../words';

/** A container ends again and again, and is started again each time. */
export const crashLoop: ExplainRule = {
  cause: 'crash-loop',
  explain: facts => {
    const troubles = troublesOf(
      facts,
      ({ state, reason }) =>
        state === 'waiting' && reason === 'CrashLoopBackOff',
    );
    const [first] = troubles;
    if (!first) {
      return undefined;
    }
    const { pod, container } = first;
    const { end, restarts, name } = container;
    const code = end?.exitCode;
    const { meaning, fix } = meaningOf(code);
    const pods = troubles.map(trouble => trouble.pod);
    return {
      headline: `${lead(facts)}${podsDo(
        facts,
        pods,
        'crashes',
        'crash',
      )} again and again${
        code === undefined ? '' : ` (exit ${code}: ${meaning})`
      }`,
      evidence: [
        seenAt(
          facts,
          pod,
          `${name}: exit ${code ?? 'unknown'}, ${meaning}`,
          end?.at,
        ),
        seenAt(facts, pod, `${name} was restarted ${times(restarts)}`),
      ],
      fix: fix ? { text: fix } : undefined,
      since: end?.at,
    };
  },
};

function meaningOf(code: number | undefined): ExitMeaning {
  if (code === undefined) {
    return { meaning: 'its exit code is not known' };
  }
  return code === 0
    ? {
        meaning: 'it ends without an error, and is expected to go on',
        fix: 'Set restartPolicy to OnFailure if it is meant to end.',
      }
    : exitMeaning(code);
}
