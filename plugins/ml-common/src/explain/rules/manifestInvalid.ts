import { ExplainRule } from '../ExplainRule';
import { WorkloadFacts } from '../WorkloadFacts';
import { newest, seenIn } from '../podsOf';
import { lead } from '../words';

/**
 * How controllers call a manifest that the API server took and they do not.
 *
 * Sources: training-operator 1.9 `JobFailedValidationReason`; mpi-operator 0.8 `ValidationError`;
 * kuberay 1.7 `ValidationFailed`, `Invalid…Spec`.
 */
const REASON =
  /(FailedValidation|ValidationFailed|ValidationError|InvalidSpec)$|^Invalid\w*(Spec|Metadata|Status)$/;

/** Its controller refuses the manifest. */
export const manifestInvalid: ExplainRule = {
  cause: 'manifest-invalid',
  explain: facts => {
    const event = newest(
      facts.events.filter(
        ({ reason, about }) => REASON.test(reason) && about.name === facts.name,
      ),
    );
    const message = statusMessage(facts) ?? event?.message;
    if (message === undefined) {
      return undefined;
    }
    return {
      headline: `${lead(
        facts,
      )}its controller does not accept the manifest: ${message}`,
      evidence: event
        ? [seenIn(facts, event)]
        : [{ text: message, source: 'its status' }],
    };
  },
};

function statusMessage({ reading }: WorkloadFacts): string | undefined {
  return reading.reason && REASON.test(reading.reason)
    ? reading.message ?? reading.reason
    : undefined;
}
