import { ExplainRule } from '../ExplainRule';
import { nodeMismatchOf } from '../nodeMismatch';
import { podsDo } from '../podsOf';
import { obstacleWords, unschedulableOf } from '../unschedulable';

/** Source: Kubernetes 1.36 `plugins/tainttoleration`. Newer versions may leave the taint out. */
const TAINT = /^node\(s\) had untolerated taint(?:\(s\)| (\{[^}]*\}))?/;
const CORDONED = /node\(s\) were unschedulable/;

/** Taints that Kubernetes itself sets: nobody should tolerate them. */
const OF_NODE =
  /node\.kubernetes\.io\/(not-ready|unreachable|unschedulable|disk-pressure|memory-pressure|pid-pressure|network-unavailable)/;

/** All nodes that might do are closed to it. */
export const untoleratedTaint: ExplainRule = {
  cause: 'untolerated-taint',
  explain: facts => {
    const found = unschedulableOf(facts);
    const obstacle = found?.obstacles.find(
      ({ reason }) => TAINT.test(reason) || CORDONED.test(reason),
    );
    if (!found || !obstacle) {
      return undefined;
    }
    const taint = TAINT.exec(obstacle.reason)?.[1];
    const isClosed =
      CORDONED.test(obstacle.reason) || OF_NODE.test(taint ?? '');
    const where = obstacleWords(found, obstacle);
    const key = /^\{([^:}]+)/.exec(taint ?? '')?.[1].trim();
    const because = isClosed
      ? `${where} are closed or not ready`
      : `${where} have a taint that it does not tolerate${
          taint ? `: ${taint}` : ''
        }`;
    // The scheduler looks at taints first: which of the two is meant, only the reader knows.
    const mismatch = nodeMismatchOf(found);
    const others = mismatch
      ? `, ${mismatch.nodes} do not match ${mismatch.words}`
      : '';
    return {
      headline: `${facts.name} waits: ${podsDo(
        facts,
        found.pods,
        'finds',
        'find',
      )} no node, ${because}${others}`,
      evidence: found.evidence,
      fix: isClosed
        ? undefined
        : {
            text: `Add a toleration for this taint, if it is meant to run on these nodes${
              mismatch
                ? `. Else compare ${mismatch.words} with the labels of the nodes`
                : ''
            }.`,
            manifestPath: 'tolerations',
            to: key && `{ key: ${key}, operator: Exists }`,
          },
      since: found.since,
    };
  },
};
