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
