import { isJsonObject, JsonObject } from '../../pocket/ApiObject';
import { Identity } from './metadataOf';
import { ContainerEnd } from './PodCourse';

/** What a TrainJob does at a moment; times in milliseconds since the epoch. */
export type TrainJobPhase =
  | { is: 'created' }
  | { is: 'queued'; needs: number }
  | { is: 'running'; since: number; share: number; left: number; loss: string }
  | { is: 'restarting'; end: ContainerEnd; restarts: number }
  | { is: 'succeeded'; at: number }
  | { is: 'failed'; at: number };

/** A TrainJob at a moment. */
export type TrainJobPlan = Identity & {
  namespace: string;
  labels: { [key: string]: string };
  runtime: {
    kind: 'ClusterTrainingRuntime' | 'TrainingRuntime';
    name: string;
  };
  /** The uid, where the object is there already. */
  uid?: string;
  /** `spec.trainer` as somebody wrote it; without, it is made of what follows. */
  trainer?: JsonObject;
  image: string;
  nodes: number;
  gpus: number;
  /** Where Kueue takes it to; absent for one without a queue. */
  queue?: { local: string; cluster: string; flavor: string };
  /** How often its JobSet began anew; absent for never. */
  restarts?: number;
  env?: { name: string; value: string }[];
  /** Where its pods run. */
  node: string;
  phase: TrainJobPhase;
  log?: string[];
};

/** What one node of a TrainJob asks for. */
export function nodeResources({ trainer, gpus }: TrainJobPlan): JsonObject {
  if (trainer) {
    const { resourcesPerNode } = trainer;
    return isJsonObject(resourcesPerNode) ? resourcesPerNode : {};
  }
  const amounts = { memory: '128Gi', 'nvidia.com/gpu': String(gpus) };
  return { limits: amounts, requests: { cpu: '16', ...amounts } };
}
