import { asList, counted, listed, resourceWord } from '../kubernetes';
import { FlavorReading, NodeReading } from '../quota';
import { FitReason } from './FitAnswer';
import { FitView } from './FitView';
import { PodsToFit, WorkToFit } from './WorkToFit';
import { exceeds, isAccelerator, wordsOf } from './amounts';
import { nameAccelerators } from './nameAccelerators';
import { placedOn, placementOf, placementWords, suitsNode } from './placement';
import { taintWords, tolerationsOf, untolerated } from './tolerations';

const BUSY =
  'How busy the nodes are is not known: what fits by quota and size may still wait for room on a node';
const OTHER_NODES =
  'Nodes without accelerators are not watched: whether one has room for the pods that ask for none is not known';
const CLAIMS = 'Whether there are devices for the resource claims is not known';

/** Whether the cluster has nodes for the pods of some work, in the flavors that they would get. */
export function checkNodes(
  { pods }: WorkToFit,
  flavors: ReadonlyMap<string, readonly FlavorReading[]>,
  view: FitView,
): FitReason[] {
  const { snapshot, unseen } = view;
  if (pods.some(hasClaims)) {
    unseen.add(CLAIMS);
  }
  const onAny = pods.filter(set => acceleratorsOf(set).length === 0);
  if (onAny.some(({ requests }) => requests.size > 0)) {
    unseen.add(OTHER_NODES);
  }
  const onOurs = pods.filter(set => acceleratorsOf(set).length > 0);
  if (onOurs.length === 0) {
    return [];
  }
  if (snapshot.missing.includes('nodes')) {
    return [
      {
        check: 'node',
        verdict: 'unknown',
        message:
          'whether a node is large enough is not known: nodes could not be read, or not lately',
      },
    ];
  }
  unseen.add(BUSY);
  return onOurs.map(set =>
    checkPods(set, flavors.get(set.role) ?? [], snapshot.nodes),
  );
}

function hasClaims({ spec, requests }: PodsToFit): boolean {
  return (
    (asList(spec.resourceClaims) ?? []).length > 0 ||
    [...requests.keys()].some(name => name.startsWith('deviceclass.'))
  );
}

function acceleratorsOf({ requests }: PodsToFit): string[] {
  return [...requests.keys()].filter(isAccelerator);
}

/** Looks at fewer and fewer nodes: what takes the last away is what stands in the way. */
function checkPods(
  pods: PodsToFit,
  flavors: readonly FlavorReading[],
  nodes: readonly NodeReading[],
): FitReason {
  const accelerators = acceleratorsOf(pods);
  const offering = nodes.filter(node =>
    accelerators.every(resource => amountOn(node, resource) > 0),
  );
  if (offering.length === 0) {
    return notOffered(accelerators, nodes);
  }
  const named = listed(accelerators.map(resourceWord));
  const labels = Object.assign({}, ...flavors.map(flavor => flavor.nodeLabels));
  const placement = placedOn(placementOf(pods.spec), labels);
  const suiting = offering.filter(node => suitsNode(placement, node.labels));
  if (suiting.length === 0) {
    return never(
      `none of the ${
        offering.length
      } nodes with ${named} is of ${placementWords(placement)}`,
      'Change the node selector or affinity',
    );
  }
  const open = suiting.filter(node => node.ready === true && !node.cordoned);
  if (open.length === 0) {
    return never(
      `the ${counted(
        suiting.length,
        'node',
      )} with ${named} that it may run on ${
        suiting.length === 1 ? 'is' : 'are'
      } not ready, or closed to new pods`,
    );
  }
  const tolerations = [
    ...tolerationsOf(pods.spec),
    ...flavors.flatMap(flavor => flavor.tolerations ?? []),
  ];
  const taints = open.map(node => untolerated(node.taints, tolerations));
  const allowing = open.filter((_, index) => taints[index] === undefined);
  const [taint] = taints;
  if (allowing.length === 0 && taint) {
    return never(
      `all nodes with ${named} that it may run on have a taint that it does not tolerate: ${taintWords(
        taint,
      )}`,
      `Add a toleration for ${taint.key}`,
    );
  }
  return checkSizes(pods, allowing, nodes);
}

function checkSizes(
  { count, requests }: PodsToFit,
  allowing: readonly NodeReading[],
  nodes: readonly NodeReading[],
): FitReason {
  // What no node lists, such as shares of memory of a device, another scheduler counts.
  const asked = [...requests].filter(
    ([resource]) =>
      isAccelerator(resource) ||
      nodes.some(node => amountOn(node, resource) > 0),
  );
  const words = listed(
    asked.map(([resource, amount]) => wordsOf(resource, amount)),
    5,
  );
  const places = allowing.map(node => placesOn(node, asked));
  const free = places.reduce((sum, place) => sum + place, 0);
  if (free === 0) {
    return tooLarge(asked, allowing, words);
  }
  return free < count
    ? never(
        `it wants ${count} pods with ${words} each at once, and the nodes that it may run on have places for ${free}`,
        `Ask for at most ${counted(free, 'pod')}`,
      )
    : {
        check: 'node',
        verdict: 'fits',
        message: `${counted(
          places.filter(place => place > 0).length,
          'node',
        )} can hold a pod with ${words}`,
      };
}

/** How many such pods an empty node holds. */
function placesOn(
  node: NodeReading,
  asked: readonly (readonly [string, number])[],
): number {
  return Math.min(
    ...asked.map(([resource, amount]) => {
      const has = amountOn(node, resource);
      return exceeds(amount, has) ? 0 : Math.floor(has / amount + 1e-9);
    }),
  );
}

function tooLarge(
  asked: readonly (readonly [string, number])[],
  allowing: readonly NodeReading[],
  words: string,
): FitReason {
  for (const [resource, amount] of asked) {
    const largest = Math.max(...allowing.map(n => amountOn(n, resource)));
    if (exceeds(amount, largest)) {
      return never(
        `one pod asks for ${wordsOf(
          resource,
          amount,
        )}, and the largest node that it may run on has ${wordsOf(
          resource,
          largest,
        )}`,
        `Ask for at most ${wordsOf(resource, largest)} per pod`,
      );
    }
  }
  return never(`no node that it may run on has ${words} together`);
}

function notOffered(
  accelerators: readonly string[],
  nodes: readonly NodeReading[],
): FitReason {
  const absent = accelerators.filter(
    resource => !nodes.some(node => amountOn(node, resource) > 0),
  );
  if (absent.length === 0) {
    return never(
      `no node has ${listed(accelerators.map(resourceWord))} together`,
    );
  }
  const offered = nameAccelerators(nodes, absent[0]);
  return {
    check: 'resource',
    verdict: 'never',
    message: `no node offers ${listed(absent)}; ${
      offered.length > 0
        ? `there is ${listed(offered, 6)}`
        : 'there is nothing of that sort'
    }`,
    ...(offered.length > 0 && {
      fix: `Ask for ${listed(offered, 6).replace(/ and /, ' or ')}`,
    }),
  };
}

/** How much a pod could get of a resource on an empty node. */
function amountOn(
  { accelerators, allocatable }: NodeReading,
  resource: string,
): number {
  for (const entry of accelerators) {
    if (entry.resource === resource) {
      return entry.allocatable;
    }
  }
  return Object.hasOwn(allocatable, resource) ? allocatable[resource] : 0;
}

function never(message: string, fix?: string): FitReason {
  return { check: 'node', verdict: 'never', message, ...(fix && { fix }) };
}
