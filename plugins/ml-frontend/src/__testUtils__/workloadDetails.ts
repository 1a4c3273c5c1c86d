import {
  ContainerFacts,
  PodFacts,
  WorkloadDetails,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { freshSource } from './ScriptedMlApi';

/** A container that runs, changed as said. */
export function container(
  change: Partial<ContainerFacts> = {},
): ContainerFacts {
  return {
    name: 'trainer',
    isInit: false,
    state: 'running',
    ready: true,
    restarts: 0,
    unhealthy: [],
    ...change,
  };
}

/** A pod that runs, changed as said. */
export function pod(change: Partial<PodFacts> = {}): PodFacts {
  const name = change.name ?? 'worker-0';
  return {
    uid: `uid-${name}`,
    phase: 'Running',
    ready: true,
    gates: [],
    accelerators: [],
    node: 'gpu-1',
    containers: [container()],
    ...change,
    name,
  };
}

/** The details of a row with nothing to tell, changed as said. */
export function detailsOf(
  item: WorkloadItem,
  change: Partial<WorkloadDetails> = {},
): WorkloadDetails {
  return {
    item,
    conditions: [],
    timeline: [],
    pods: [],
    events: [],
    missing: [],
    source: freshSource(),
    collectedAt: new Date().toISOString(),
    ...change,
  };
}
