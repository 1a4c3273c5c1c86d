import {
  Experiment,
  MetricPoint,
  ModelVersion,
  RegisteredModel,
  Run,
  TrackingSource,
} from '../tracking';
import { WorkloadState } from '../workload';
import { WorkloadAddress } from './details';
import { SourceError } from './workloads';

/**
 * How far what is known of a tracking source can be trusted. `syncing`: the first reading is under
 * way. `fresh`: it was read within the last two intervals. `stale`: it was, at `asOf`. `forbidden`:
 * the portal's own sign-in is refused. `unreachable`: it never answered.
 *
 * @public
 */
export type TrackingFreshness =
  | 'syncing'
  | 'fresh'
  | 'stale'
  | 'forbidden'
  | 'unreachable';

/**
 * One tracking source, and how fresh it is.
 *
 * @public
 */
export interface TrackingStatus extends TrackingSource {
  title?: string;
  /** Its page for people, `http` or `https`. */
  url?: string;
  freshness: TrackingFreshness;
  /** The version that the server says it has. */
  version?: string;
  /** When it was last read whole, in milliseconds since the epoch. */
  asOf?: number;
  error?: SourceError;
}

/**
 * One endpoint that serves a version, and how that is known.
 *
 * `stamp`: its manifest names the version. `storage-uri`: it takes its files from where those of the
 * version lie. `id`: the address of its files has the id of the run or of the logged model. `name`:
 * its manifest names the model, and no version; a guess at best.
 *
 * @public
 */
export interface ServedBy {
  endpoint: WorkloadAddress;
  state: WorkloadState;
  revision?: string;
  /** The share of the revision in the requests, from 0 to 100, where there are several. */
  percent?: number;
  by: 'stamp' | 'storage-uri' | 'id' | 'name';
  /** The alias that was asked for when it was made. */
  alias?: string;
}

/**
 * A registered model in a list.
 *
 * @public
 */
export interface ModelItem extends RegisteredModel {
  /** Names it in the API. */
  id: string;
  /** Its entity in the catalog. */
  entityRef: string;
  /** The entity reference of the owner of its entity. */
  owner?: string;
  /** How many versions it has. */
  versions: number;
  /** The newest version. */
  latest?: string;
  /** The versions that are served, the version with the greatest share first. */
  served: Array<{ version: string; percent?: number; endpoints: number }>;
  /** Set when an alias that endpoints are meant to follow stands for a version that none serves. */
  drift?: { alias: string; version: string };
}

/**
 * The answer of `GET /models`.
 *
 * @public
 */
export interface ListModelsResponse {
  items: ModelItem[];
  sources: TrackingStatus[];
}

/**
 * A version of a model, with what else is known of it.
 *
 * @public
 */
export interface ModelVersionItem extends ModelVersion {
  /** The aliases that stand for it now. */
  aliases: string[];
  /** Its run, where it was found and the caller may see its experiment. */
  run?: RunItem;
  /** Why its run is not here, in words, where it has one. */
  runMissing?: string;
  servedBy: ServedBy[];
}

/**
 * The answer of `GET /models/{id}`.
 *
 * @public
 */
export interface ModelDetails {
  item: ModelItem;
  /** The newest first. */
  versions: ModelVersionItem[];
  /** Endpoints that name the model, and no version that is known. */
  servedUnknown: ServedBy[];
  /** How many endpoints serve it that the caller may not see is not told. */
  source: TrackingStatus;
}

/**
 * An experiment in a list.
 *
 * @public
 */
export interface ExperimentItem extends Experiment {
  /** Names it in the API. */
  id: string;
  /** Its entity in the catalog. */
  entityRef: string;
  owner?: string;
  /** When its newest run started; absent without runs, or when that is not known yet. */
  lastRunAt?: number;
  /** How its newest run stands. */
  lastRunStatus?: Run['status'];
}

/**
 * The answer of `GET /experiments`.
 *
 * @public
 */
export interface ListExperimentsResponse {
  items: ExperimentItem[];
  sources: TrackingStatus[];
}

/**
 * The answer of `GET /experiments/{id}`.
 *
 * @public
 */
export interface ExperimentDetails {
  item: ExperimentItem;
  source: TrackingStatus;
}

/**
 * The answer of `GET /entities/{kind}/{namespace}/{name}/tracking`: what the annotations of an
 * entity name, and what names the entity by its tag, as far as the caller may see it.
 *
 * @public
 */
export interface EntityTracking {
  models: ModelItem[];
  experiments: ExperimentItem[];
  /** What its annotations name and is not there, or not for the caller, in words. */
  missing: string[];
  sources: TrackingStatus[];
}

/**
 * A run, with what the clusters know of its job.
 *
 * @public
 */
export interface RunItem extends Run {
  /** The job that it ran in, where it is on a cluster still and the caller may see it. */
  job?: WorkloadAddress & { state: WorkloadState };
  /** What it held and for how long, in accelerators times seconds, per resource and product. */
  acceleratorTime?: Array<{
    resource: string;
    product?: string;
    /** How many it held. */
    count: number;
    /** How long, in seconds. */
    seconds: number;
  }>;
}

/**
 * The body of `POST /runs/search`.
 *
 * @public
 */
export interface SearchRunsRequest {
  /** The ids of experiments of one source, 1 to 20. */
  experiments: string[];
  /** In the words of the tracking server, at most 2,000 characters. */
  filter?: string;
  /** For MLflow: `attributes.start_time DESC`, `metrics.loss ASC`. The newest first when absent. */
  orderBy?: string;
  /** Only these runs, at most 100. */
  runIds?: string[];
  /** 1 to 200; 50 when absent. */
  limit?: number;
  /** From the answer before. */
  cursor?: string;
}

/**
 * The answer of `POST /runs/search`.
 *
 * @public
 */
export interface SearchRunsResponse {
  items: RunItem[];
  next?: string;
  /** When it was read, in milliseconds since the epoch. */
  asOf: number;
  source: TrackingStatus;
}

/**
 * The body of `POST /runs/curves`.
 *
 * @public
 */
export interface RunCurvesRequest {
  /** The id of the experiment that all of the runs are in. */
  experiment: string;
  /** 1 to 10. */
  runIds: string[];
  metric: string;
  /** The most points of a run, 2 to 2,500; 500 when absent. */
  maxPoints?: number;
}

/**
 * The answer of `POST /runs/curves`.
 *
 * @public
 */
export interface RunCurvesResponse {
  curves: Array<{
    runId: string;
    /** By step, then by time. Where a run has more than were asked for, evenly chosen. */
    points: MetricPoint[];
  }>;
  /** When it was read, in milliseconds since the epoch. */
  asOf: number;
  source: TrackingStatus;
}
