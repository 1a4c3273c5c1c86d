import { asJsonObject, JsonObject } from '../pocket/ApiObject';
import { logLines } from '../scenario/kubernetes/logLines';
import { runObjects } from '../scenario/runObjects';
import {
  containerOf,
  RunPlan,
  Step,
  stepsUntil,
  StepType,
} from '../scenario/RunPlan';
import { Life, Living, nextOf } from './Living';
import { queueOf } from './queueOf';

const NO_FAILURE = { exitCode: 0, reason: 'Error' as const, log: [] };

/** The life of a Job or PyTorchJob, as the scenario plays a run. */
export const runLife: Life = living => {
  const plan = runPlanOf(living);
  const [job, ...made] = runObjects(plan, living.now);
  const steps = stepsUntil(plan, living.now);
  const log = logLines(plan, steps, living.now, false);
  const children = made.map(child =>
    child.id === 'pods' ? { ...child, log } : child,
  );
  const { status } = job.object;
  const spec = asJsonObject(job.object.spec);
  return {
    status: asJsonObject(status),
    spec: plan.kind === 'Job' ? jobSpec(spec) : runPolicy(spec, living),
    children,
    next: nextOf(
      plan.steps.map(step => step.at),
      living.now,
    ),
  };
};

/** The run that an applied job is. */
export function runPlanOf(living: Living): RunPlan {
  const { object, cluster } = living;
  const { name = '', namespace = '', uid = '', labels = {} } = object.metadata;
  const kind = object.kind === 'Job' ? 'Job' : 'PyTorchJob';
  const spec = asJsonObject(object.spec);
  const { template, workers } =
    kind === 'Job' ? jobShape(spec) : pyTorchShape(spec);
  const queue = queueOf(object, cluster);
  const plan: RunPlan = {
    cluster: cluster.name,
    namespace,
    name,
    uid,
    kind,
    labels,
    annotations: object.metadata.annotations ?? {},
    queue,
    template,
    image: '',
    args: [],
    workers,
    gpus: 0,
    restartPolicy: 'Never',
    nodes: cluster.nodes,
    restartCause: NO_FAILURE,
    failureCause: NO_FAILURE,
    steps: stepsOf(living, queue),
  };
  const container = containerOf(plan);
  const { limits } = asJsonObject(container.resources);
  const gpus = Number(asJsonObject(limits)['nvidia.com/gpu'] ?? 0);
  return { ...plan, image: String(container.image), gpus };
}

function stepsOf(
  { since, at }: Living,
  queue: ReturnType<typeof queueOf>,
): Step[] {
  const step = (type: StepType, seconds: number) => ({ type, at: at(seconds) });
  if (queue && !queue.cluster) {
    return [{ type: 'created', at: since }];
  }
  return [
    { type: 'created', at: since },
    ...(queue ? [step('admitted', 10)] : []),
    step('started', 20),
    step('succeeded', 120),
  ];
}

function jobShape(spec: JsonObject) {
  return {
    template: asJsonObject(spec.template),
    workers: Number(spec.completions ?? spec.parallelism ?? 1),
  };
}

function pyTorchShape(spec: JsonObject) {
  const roles = asJsonObject(spec.pytorchReplicaSpecs);
  const master = asJsonObject(roles.Master);
  const worker = asJsonObject(roles.Worker);
  return {
    template: asJsonObject(master.template ?? worker.template),
    workers: roles.Worker ? Number(worker.replicas ?? 1) : 0,
  };
}

/** What the controller fills in, and what Kueue flips. */
function jobSpec({ suspend, selector }: JsonObject): JsonObject {
  return { suspend, selector };
}

function runPolicy({ runPolicy: made }: JsonObject, { object }: Living) {
  const own = asJsonObject(asJsonObject(object.spec).runPolicy);
  return { runPolicy: { ...own, suspend: asJsonObject(made).suspend } };
}
