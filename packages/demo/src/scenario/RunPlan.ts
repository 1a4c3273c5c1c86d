import { isJsonObject, JsonObject } from '../pocket/ApiObject';

/** What happens to a run, in the order of a job's life. */
export type StepType =
  | 'created'
  | 'admitted'
  | 'started'
  | 'restarting'
  | 'preempted'
  | 'suspended'
  | 'resumed'
  | 'succeeded'
  | 'failed'
  | 'deleting'
  | 'gone';

/** One thing that happens, and when (milliseconds since the epoch). */
export type Step = { type: StepType; at: number };

/** Why the pods of a run that may start do not. */
export type StartProblem = 'Unschedulable' | 'ImagePullBackOff';

/** How the container of a run ends badly. */
export type FailureCause = {
  exitCode: number;
  reason: 'OOMKilled' | 'Error';
  /** The last lines of its log. */
  log: string[];
};

/** One run of one job, from its creation to its end. */
export type RunPlan = {
  cluster: string;
  namespace: string;
  name: string;
  uid: string;
  kind: 'PyTorchJob' | 'Job';
  labels: { [key: string]: string };
  annotations: { [key: string]: string };
  /** The LocalQueue, and the ClusterQueue that it leads to. */
  queue?: {
    local: string;
    cluster: string;
    flavor: string;
    /** The GPUs that it can ever give, its own and borrowed ones. */
    capacity?: number;
  };
  priority?: { name: string; value: number };
  /** The pod template as somebody wrote it; without, it is made of what follows. */
  template?: JsonObject;
  image: string;
  args: string[];
  /** Pods besides the master; of a Job, all of its pods. */
  workers: number;
  gpus: number;
  restartPolicy: 'Never' | 'OnFailure' | 'ExitCode';
  nodes: string[];
  startProblem?: StartProblem;
  restartCause: FailureCause;
  failureCause: FailureCause;
  /** The CronJob that made it. */
  cronJob?: string;
  /** Finalizers that hold its deletion. */
  finalizers?: string[];
  steps: Step[];
};

/** A pod set of a run: a role and how many. */
export type PodSet = { role: 'Master' | 'Worker' | 'main'; count: number };

/** The pod sets of a run, in the order in which its controller makes them. */
export function podSetsOf(plan: RunPlan): PodSet[] {
  if (plan.kind === 'Job') {
    return [{ role: 'main', count: plan.workers }];
  }
  return plan.workers > 0
    ? [
        { role: 'Master', count: 1 },
        { role: 'Worker', count: plan.workers },
      ]
    : [{ role: 'Master', count: 1 }];
}

/** The container of a run that trains. */
export function containerOf({ template, kind }: RunPlan): JsonObject {
  const spec = isJsonObject(template?.spec) ? template.spec : {};
  const [first] = Array.isArray(spec.containers) ? spec.containers : [];
  return isJsonObject(first)
    ? first
    : { name: kind === 'PyTorchJob' ? 'pytorch' : 'main' };
}

/** The steps that have happened by a moment. */
export function stepsUntil(plan: RunPlan, now: number): Step[] {
  return plan.steps.filter(step => step.at <= now);
}

/** A moment as Kubernetes writes it. */
export function timestamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
