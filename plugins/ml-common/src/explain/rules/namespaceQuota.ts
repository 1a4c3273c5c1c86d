import { parseQuantity } from '../../kubernetes';
import { ExplainRule } from '../ExplainRule';
import { refusalOf, seenIn } from '../podsOf';
import { amountOf, listed, resourceWord } from '../words';

/** Source: Kubernetes 1.36 `plugin/pkg/admission/resourcequota/controller.go`. */
const MESSAGE =
  /exceeded quota: ([^,]+), requested: (.+), used: (.+), limited: (.+)$/;
const UNSET = /failed quota: ([^:]+): must specify (.+)$/;

/** A quota of the namespace refuses its pods. Only events of what makes the pods say so. */
export const namespaceQuota: ExplainRule = {
  cause: 'namespace-quota',
  explain: facts => {
    const event = refusalOf(
      facts,
      ({ message }) => MESSAGE.test(message) || UNSET.test(message),
    );
    const [, unsetQuota, unset] = UNSET.exec(event?.message ?? '') ?? [];
    const [, quota, asked, used, most] =
      MESSAGE.exec(event?.message ?? '') ?? [];
    if (!event || (!unset && !quota)) {
      return undefined;
    }
    if (unset) {
      const names = listed(
        unset.split(/[;,]/).map(part => part.split(' for: ')[0].trim()),
        5,
      );
      return {
        headline: `${facts.name} gets no pods: the quota ${unsetQuota} of ${facts.namespace} wants every container to set ${names}`,
        evidence: [seenIn(facts, event)],
        fix: {
          text: `Set ${names} for every container.`,
          manifestPath: 'containers[].resources',
        },
        since: event.at,
      };
    }
    return {
      headline: `${facts.name} gets no more pods: ${sentenceOf(
        facts.namespace,
        quota,
        asked,
        used,
        most,
      )}`,
      evidence: [seenIn(facts, event)],
      fix: {
        text: `Ask for less, wait until other work of ${facts.namespace} ends, or ask for a larger quota.`,
      },
      since: event.at,
    };
  },
};

/** The first resource that does not fit; the message lists only those. */
function sentenceOf(
  namespace: string,
  quota: string,
  asked: string,
  used: string,
  most: string,
): string {
  const [name, amount] = firstOf(asked);
  const resource = name.replace(/^requests\./, '');
  const limit = valueOf(most, name);
  const taken = valueOf(used, name);
  const ask = parseQuantity(amount);
  return ask === undefined || limit === undefined || taken === undefined
    ? `the quota ${quota} of ${namespace} is used up`
    : `one asks for ${amountOf(
        resource,
        ask,
      )}, and ${namespace} has ${taken} of ${limit} ${resourceWord(
        resource,
      )} in use (quota ${quota})`;
}

function firstOf(list: string): [string, string] {
  const [name, value = ''] = list.split(',')[0].split('=');
  return [name, value];
}

function valueOf(list: string, name: string): string | undefined {
  return list
    .split(',')
    .map(pair => pair.split('='))
    .find(([key]) => key === name)?.[1];
}
