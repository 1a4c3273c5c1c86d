import { asJsonObject, isJsonObject, Json } from '../pocket/ApiObject';
import { trainingLog } from '../scenario/scenes/logs';
import { trainJobOf } from '../scenario/scenes/trainJobOf';
import { TrainJobPhase } from '../scenario/scenes/TrainJobPlan';
import { Life, Living, nextOf } from './Living';
import { queueOf } from './queueOf';

/** The life of a TrainJob, as the scenario plays one. */
export const trainJobLife: Life = living => {
  const { object, cluster, since, now, at } = living;
  const { name = '', namespace = '', uid, labels = {} } = object.metadata;
  const spec = asJsonObject(object.spec);
  const trainer = asJsonObject(spec.trainer);
  const queue = queueOf(object, cluster);
  const limits = asJsonObject(asJsonObject(trainer.resourcesPerNode).limits);
  const started = at(20);
  const [job, ...children] = trainJobOf(
    {
      cluster: cluster.name,
      namespace,
      name,
      uid,
      madeAt: since,
      labels,
      runtime: {
        kind: 'ClusterTrainingRuntime',
        name: String(asJsonObject(spec.runtimeRef).name),
      },
      trainer,
      image: String(trainer.image),
      env: Array.isArray(trainer.env) ? envOf(trainer.env) : [],
      nodes: Number(trainer.numNodes ?? 1),
      gpus: Number(limits['nvidia.com/gpu'] ?? 0),
      queue,
      node: cluster.nodes[0],
      phase: phaseOf(living, queue),
      log: now >= started ? trainingLog(started, Math.min(now, at(120))) : [],
    },
    now,
  );
  const endless = queue && !queue.cluster;
  return {
    status: asJsonObject(job.object.status),
    spec: { suspend: asJsonObject(job.object.spec).suspend },
    children,
    next: endless ? undefined : nextOf([started, at(120)], now),
  };
};

function phaseOf(
  { now, at }: Living,
  queue: ReturnType<typeof queueOf>,
): TrainJobPhase {
  if (queue && (!queue.cluster || now < at(20))) {
    return { is: 'queued', needs: 1 };
  }
  if (now >= at(120)) {
    return { is: 'succeeded', at: at(120) };
  }
  const share = Math.max(0, (now - at(20)) / (at(120) - at(20)));
  const left = (at(120) - now) / 1000;
  return { is: 'running', since: at(20), share, left, loss: '1.2' };
}

function envOf(env: Json[]) {
  return env
    .filter(isJsonObject)
    .filter(({ value }) => typeof value === 'string')
    .map(({ name, value }) => ({ name: String(name), value: String(value) }));
}
