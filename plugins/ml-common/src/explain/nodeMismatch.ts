import { obstacleWords, Obstacle, Unschedulable } from './unschedulable';

/** Nodes that are not of the sort that a pod asks for. */
export interface NodeMismatch extends Obstacle {
  /** What they do not match: `its node selector or affinity`. */
  words: string;
  /** Where that stands, from the pod's spec on. */
  path: string;
  /** On how many nodes: `3 of 5 nodes`. */
  where: string;
}

/** Sources: Kubernetes 1.36 `plugins/nodeaffinity`, `interpodaffinity`, `podtopologyspread`. */
const RULES: readonly { reason: RegExp; words: string; path: string }[] = [
  {
    reason: /didn't match (Pod's )?node (affinity|selector)/,
    words: 'its node selector or affinity',
    path: 'nodeSelector',
  },
  {
    reason: /didn't (match|satisfy) .*pod (anti-)?affinity|pod anti-affinity/,
    words: 'its rules about other pods',
    path: 'affinity',
  },
  {
    reason: /topology spread constraints/,
    words: 'its topology spread constraints',
    path: 'topologySpreadConstraints',
  },
];

/** The first mismatch that the scheduler names. */
export function nodeMismatchOf(found: Unschedulable): NodeMismatch | undefined {
  for (const obstacle of found.obstacles) {
    const rule = RULES.find(({ reason }) => reason.test(obstacle.reason));
    if (rule) {
      const { words, path } = rule;
      return {
        ...obstacle,
        words,
        path,
        where: obstacleWords(found, obstacle),
      };
    }
  }
  return undefined;
}
