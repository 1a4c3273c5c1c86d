import { ApiObject } from '../pocket/ApiObject';
import { batchJob } from './kubernetes/batchJob';
import { events } from './kubernetes/events';
import { kueueWorkload } from './kubernetes/kueueWorkload';
import { pods } from './kubernetes/pods';
import { pyTorchJob } from './kubernetes/pyTorchJob';
import { RunPlan, stepsUntil } from './RunPlan';

/** An object, and where the pocket server keeps it. */
export type PlacedObject = {
  id: string;
  key: string;
  object: ApiObject;
  /** What the container of a pod wrote. */
  log?: string[];
};

/** All objects of a run at a moment, as the controllers would have written them. */
export function runObjects(plan: RunPlan, now: number): PlacedObject[] {
  const steps = stepsUntil(plan, now);
  if (steps.length === 0 || steps[steps.length - 1].type === 'gone') {
    return [];
  }
  const place = (id: string, object: ApiObject): PlacedObject => ({
    id,
    key: `${plan.namespace}/${object.metadata.name}`,
    object,
  });
  const workload = kueueWorkload(plan, steps);
  return [
    plan.kind === 'Job'
      ? place('jobs.batch', batchJob(plan, steps))
      : place('pytorchjobs.kubeflow.org', pyTorchJob(plan, steps)),
    ...(workload ? [place('workloads.kueue.x-k8s.io', workload)] : []),
    ...pods(plan, steps).map(pod => place('pods', pod)),
    ...events(plan, steps).map(event => place('events', event)),
  ];
}
