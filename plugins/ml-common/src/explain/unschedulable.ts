import { EventFacts } from './EventFacts';
import { Evidence } from './Explanation';
import { PodFacts } from './PodFacts';
import { WorkloadFacts } from './WorkloadFacts';
import { eventOf, openPods, seenAt, seenIn } from './podsOf';

/** One reason of the scheduler, and on how many nodes it holds. */
export interface Obstacle {
  nodes: number;
  reason: string;
}

/** What the scheduler says about the pods that have no node. */
export interface Unschedulable {
  pods: PodFacts[];
  /** The whole message. */
  message: string;
  /** How many nodes there are; absent when the message is of another form. */
  nodes?: number;
  obstacles: Obstacle[];
  evidence: Evidence[];
  since?: number;
}

const COUNTS = /^(\d+)\/(\d+) nodes are available: (.*)$/s;

/** Pods without a node that nothing holds back but the scheduler. */
export function unschedulableOf(
  facts: WorkloadFacts,
): Unschedulable | undefined {
  const pods = openPods(facts).filter(
    pod =>
      pod.node === undefined &&
      pod.gates.length === 0 &&
      (pod.unscheduled?.reason === 'Unschedulable' ||
        schedulingEvent(facts, pod) !== undefined),
  );
  const [pod] = pods;
  if (!pod) {
    return undefined;
  }
  const event = schedulingEvent(facts, pod);
  const message = pod.unscheduled?.message ?? event?.message ?? '';
  const since = pod.unscheduled?.since ?? pod.createdAt;
  return {
    pods,
    message,
    ...parse(message),
    evidence:
      pod.unscheduled?.message || !event
        ? [seenAt(facts, pod, message || 'Unschedulable', since)]
        : [seenIn(facts, event)],
    since,
  };
}

function schedulingEvent(
  facts: WorkloadFacts,
  pod: PodFacts,
): EventFacts | undefined {
  return eventOf(facts, pod, /^FailedScheduling$/);
}

/**
 * `0/5 nodes are available: 3 Insufficient nvidia.com/gpu, 2 node(s) had untolerated taint {a: b}.
 * preemption: …`. Source: Kubernetes 1.36 `pkg/scheduler/framework/types.go` `FitError`.
 */
function parse(message: string): Pick<Unschedulable, 'nodes' | 'obstacles'> {
  const [, , nodes, rest] = COUNTS.exec(message) ?? [];
  if (rest === undefined) {
    return { obstacles: [] };
  }
  const [reasons] = rest.split(
    /\.? ?(?:no new claims to deallocate|preemption:)/,
  );
  const obstacles = reasons
    .replace(/[.,]\s*$/, '')
    .split(/, (?=\d+ )/)
    .flatMap(part => {
      const [, count, reason] = /^(\d+) (.+)$/s.exec(part.trim()) ?? [];
      return reason ? [{ nodes: Number(count), reason }] : [];
    });
  return { nodes: Number(nodes), obstacles };
}

/** How often each obstacle stands in the way, as words: `3 of 5 nodes: …`. */
export function obstacleWords(
  { nodes }: Unschedulable,
  obstacle: Obstacle,
): string {
  return `${obstacle.nodes} of ${nodes} nodes`;
}
