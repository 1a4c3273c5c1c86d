import { Identity } from './metadataOf';

/** How an InferenceService fares. */
export type ServiceCourse =
  | 'ready'
  | 'newRevisionFails'
  | 'canary'
  | 'imageMissing'
  | 'stopped';

/** An InferenceService in Standard mode, and how it fares. */
export type ServicePlan = Identity & {
  namespace: string;
  labels: { [key: string]: string };
  format: string;
  /** The image of its serving runtime. */
  image: string;
  model: string;
  /** The version of the model that each of its revisions serves. */
  versions: [number, number?];
  /** The alias that was asked for when it was made; with it, the service says what it serves. */
  alias?: string;
  replicas: number;
  resources: { [name: string]: string };
  env?: { name: string; value: string }[];
  course: ServiceCourse;
  node: string;
  /** When its newest revision was made, in milliseconds since the epoch. */
  changedAt: number;
  log: string[];
};
