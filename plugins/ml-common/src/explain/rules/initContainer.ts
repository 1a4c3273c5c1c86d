import { ExplainRule } from '../ExplainRule';
import { exitMeaning } from '../exitCodes';
import { badEnds, podWords, seenAt } from '../podsOf';
import { lead, times } from '../words';

/** What well-known init containers do, by their names: KServe, Kubeflow Trainer. */
const KNOWN: Readonly<Record<string, string>> = {
  'storage-initializer': 'cannot load its model',
  'dataset-initializer': 'cannot load its dataset',
  'model-initializer': 'cannot load its model',
  'istio-init': 'cannot set up its network',
};

/** A container that must be through before the others start is not. */
export const initContainer: ExplainRule = {
  cause: 'init-container',
  explain: facts => {
    const ends = badEnds(
      facts,
      ({ isInit, state, end }) =>
        isInit && state !== 'running' && (end?.exitCode ?? 0) !== 0,
    );
    const [first] = ends;
    if (!first) {
      return undefined;
    }
    const { pod, container } = first;
    const { name, end, restarts } = container;
    const what = Object.hasOwn(KNOWN, name) ? KNOWN[name] : 'cannot start';
    const code = end?.exitCode ?? 1;
    const { meaning, fix } = exitMeaning(code);
    const pods = ends.map(trouble => trouble.pod);
    return {
      headline: `${lead(facts)}${podWords(
        facts,
        pods,
      )} ${what}, the init container ${name} exits with ${code}`,
      evidence: [
        seenAt(facts, pod, `${name}: exit ${code}, ${meaning}`, end?.at),
        ...(restarts > 0
          ? [seenAt(facts, pod, `${name} was restarted ${times(restarts)}`)]
          : []),
      ],
      fix: fix ? { text: fix } : undefined,
      since: end?.at,
    };
  },
};
