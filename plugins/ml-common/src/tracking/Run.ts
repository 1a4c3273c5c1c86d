import { TrackingSource } from './TrackingSource';

/**
 * Why a figure has no number.
 *
 * @public
 */
export type NonFinite = 'NaN' | 'Infinity' | '-Infinity';

/**
 * One value of a metric.
 *
 * @public
 */
export interface MetricPoint {
  step: number;
  /** When it was logged. */
  at: number;
  /** Absent when it is not finite. */
  value?: number;
  nonFinite?: NonFinite;
}

/**
 * The last value of a metric of a run: by step, then by time.
 *
 * @public
 */
export interface MetricLatest extends MetricPoint {
  /** The data set that it was scored on, where the run says so. */
  datasetName?: string;
  datasetDigest?: string;
}

/**
 * A data set that a run read.
 *
 * @public
 */
export interface RunDataset {
  name: string;
  digest: string;
  /** What for: `training`, `eval`, … */
  context?: string;
}

/**
 * How a run stands.
 *
 * @public
 */
export type RunStatus =
  | 'scheduled'
  | 'running'
  | 'finished'
  | 'failed'
  | 'killed'
  | 'unknown';

/**
 * Where a run says that it comes from. Tags are claims of whoever logged the run.
 *
 * @public
 */
export interface RunOrigin {
  /** The Git commit of its code. */
  commit?: string;
  /** The repository of its code; `http` or `https`. */
  repository?: string;
  /** A full entity reference. */
  entityRef?: string;
  /** The job that it ran in. The uid is strong; names are used again. */
  job?: {
    cluster?: string;
    namespace?: string;
    apiVersion?: string;
    kind?: string;
    name?: string;
    uid?: string;
  };
}

/**
 * One run of an experiment.
 *
 * @public
 */
export interface Run {
  source: TrackingSource;
  runId: string;
  experimentId: string;
  name?: string;
  status: RunStatus;
  deleted?: true;
  user?: string;
  startedAt?: number;
  endedAt?: number;
  /** The run that this one is nested in. */
  parentRunId?: string;
  /** Where its artifacts are; named, never fetched. */
  artifactUri?: string;
  params: Record<string, string>;
  metrics: Record<string, MetricLatest>;
  tags: Record<string, string>;
  datasets: RunDataset[];
  /** The logged models that it made. */
  modelIds: string[];
  origin: RunOrigin;
  /** Its page on the server, `http` or `https`. */
  url?: string;
}
