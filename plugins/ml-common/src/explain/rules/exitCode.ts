import { ExplainRule } from '../ExplainRule';
import { exitMeaning } from '../exitCodes';
import { badEnds, seenAt, shortName } from '../podsOf';
import { lead, times } from '../words';

/** A container ended with an error. Of many, the first to end. */
export const exitCode: ExplainRule = {
  cause: 'exit-code',
  explain: facts => {
    const ends = badEnds(
      facts,
      ({ isInit, end }) => !isInit && (end?.exitCode ?? 0) !== 0,
    );
    const [first] = ends;
    if (!first) {
      return undefined;
    }
    const { pod, container } = first;
    const { end, name, restarts } = container;
    const code = end?.exitCode ?? 1;
    const { meaning, fix } = exitMeaning(code);
    const others = new Set(ends.map(trouble => trouble.pod)).size - 1;
    const also = others > 0 ? `, and ${others} more after it` : '';
    const { state, message, reason } = facts.reading;
    const status = message ?? reason;
    return {
      headline: `${lead(facts)}${shortName(
        facts,
        pod,
      )} ended with exit ${code}${also}: ${meaning}`,
      evidence: [
        seenAt(
          facts,
          pod,
          `${name}: exit ${code}${end?.reason ? ` (${end.reason})` : ''}`,
          end?.at,
        ),
        ...(restarts > 0
          ? [seenAt(facts, pod, `${name} was restarted ${times(restarts)}`)]
          : []),
        ...(state === 'Failed' && status
          ? [
              {
                text: status,
                source: 'its status',
                at: facts.reading.finishedAt,
              },
            ]
          : []),
      ],
      fix: fix ? { text: fix } : undefined,
      since: end?.at,
    };
  },
};
