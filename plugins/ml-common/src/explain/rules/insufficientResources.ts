import { Accelerator } from '../../workload';
import { ExplainRule } from '../ExplainRule';
import { WorkloadFacts } from '../WorkloadFacts';
import { podsDo } from '../podsOf';
import {
  Unschedulable,
  obstacleWords,
  unschedulableOf,
} from '../unschedulable';
import { amountOf, resourceWord } from '../words';

const INSUFFICIENT = /^Insufficient (\S+)$/;
const TOO_MANY_PODS = 'Too many pods';

/** No node has enough free. */
export const insufficientResources: ExplainRule = {
  cause: 'insufficient-resources',
  explain: facts => {
    const found = unschedulableOf(facts);
    const short = found && shortOf(found);
    if (!short) {
      return undefined;
    }
    const [pod] = found.pods;
    const asked = pod.accelerators.find(one => one.resource === short.resource);
    const largest = asked && largestNode(facts, asked);
    const isTooLarge =
      asked !== undefined && largest !== undefined && largest < asked.count;
    const who = podsDo(facts, found.pods, 'asks', 'ask');
    return {
      headline: isTooLarge
        ? `${facts.name} cannot start: ${who} for ${amountOf(
            short.resource,
            asked.count,
          )} on one node, and the largest node has ${largest}`
        : `${facts.name} waits: ${who} for ${needOf(short.resource, asked)}`,
      evidence: [
        ...found.evidence,
        {
          text: `Too few free ${resourceWord(short.resource)} on ${
            short.words
          }`,
          source: 'the scheduler',
          at: found.since,
        },
      ],
      fix:
        isTooLarge && asked
          ? {
              text: `Ask for at most ${amountOf(
                short.resource,
                largest,
              )} a pod, and spread the work over more pods.`,
              manifestPath: `containers[].resources.limits["${short.resource}"]`,
              from: String(asked.count),
              to: String(largest),
            }
          : undefined,
      since: found.since,
    };
  },
};

function needOf(resource: string, asked: Accelerator | undefined): string {
  if (asked) {
    return `${amountOf(resource, asked.count)}, and no node has that many free`;
  }
  return resource === 'pods'
    ? 'a place, and no node has one left'
    : `more ${resourceWord(resource)} than any node has free`;
}

/** Accelerators first: they are what is scarce, and what the reader asked for. */
function shortOf(found: Unschedulable) {
  const short = found.obstacles.flatMap(obstacle => {
    const resource =
      obstacle.reason === TOO_MANY_PODS
        ? 'pods'
        : INSUFFICIENT.exec(obstacle.reason)?.[1];
    return resource
      ? [{ resource, words: obstacleWords(found, obstacle) }]
      : [];
  });
  return short.find(({ resource }) => resource.includes('/')) ?? short[0];
}

/** The most that any node has, taken or not; `undefined` when no node is known. */
function largestNode(
  { nodes }: WorkloadFacts,
  { resource }: Accelerator,
): number | undefined {
  const sizes = nodes.flatMap(({ reading }) =>
    reading.accelerators
      .filter(one => one.resource === resource)
      .map(({ allocatable }) => allocatable),
  );
  return sizes.length > 0 ? Math.max(...sizes) : undefined;
}
