import { ExplainRule } from '../ExplainRule';
import { lead } from '../words';

/** The work names a runtime that does not exist. */
export const runtimeMissing: ExplainRule = {
  cause: 'runtime-missing',
  explain: facts => {
    const missing = facts.missing.find(({ what }) => what === 'runtime');
    return (
      missing && {
        headline: `${lead(facts)}its training runtime ${
          missing.name
        } does not exist`,
        evidence: [
          {
            text: `No runtime of the name ${missing.name} is in this cluster`,
            source: 'the list of runtimes',
            at: facts.now,
          },
        ],
        fix: {
          text: 'Name a runtime of this cluster, or ask for this one to be installed.',
          manifestPath: 'spec.runtimeRef.name',
          from: missing.name,
        },
      }
    );
  },
};
