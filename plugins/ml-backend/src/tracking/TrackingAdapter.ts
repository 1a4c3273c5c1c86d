import {
  Experiment,
  MetricPoint,
  ModelVersion,
  RegisteredModel,
  Run,
  TrackingSource,
} from '@mlport/backstage-plugin-ml-common';

/** One page of something. Cursors are the server's own. */
export interface TrackingPage<T> {
  items: T[];
  next?: string;
}

/** Which runs. */
export interface RunQuery {
  /** Ids of experiments, 1 to 1,000. */
  experimentIds: readonly string[];
  /** In the server's own words, as a person typed it. */
  filter?: string;
  /** In the server's own words; the newest first when absent. */
  orderBy?: string;
  /** Only these, at most 100. */
  runIds?: readonly string[];
  limit: number;
  cursor?: string;
  /** Nobody waits for the answer; who does goes first. */
  inBackground?: true;
}

/** Why a tracking server did not give what it was asked for. */
export interface TrackingFailure {
  /**
   * `auth`: the sign-in is refused. `forbidden`: it is known, and may not. `host`: the server
   * does not take the host name that it is called by. `badRequest`: it does not understand, for
   * example a filter. `notFound`. `limited`: too many requests. `timeout`. `unreachable`. `protocol`:
   * it answered, and not as such a server does. `paused`: it failed so often that it is left alone.
   */
  code:
    | 'auth'
    | 'forbidden'
    | 'host'
    | 'badRequest'
    | 'notFound'
    | 'limited'
    | 'timeout'
    | 'unreachable'
    | 'protocol'
    | 'paused';
  /** A short phrase, without secrets. */
  message: string;
  /** What to do about it, where it is known. */
  fix?: string;
}

/** What a tracking server was asked for, or why it is not there. */
export type TrackingOutcome<T> =
  | { ok: true; value: T }
  | { ok: false; error: TrackingFailure };

/**
 * A tracking server: experiments and runs, and registered models. One adapter is one source, that
 * is one workspace of one instance. Does not throw, but when the signal ends it.
 */
export interface TrackingAdapter {
  readonly source: TrackingSource;
  /** What people call it, and its page. */
  readonly title?: string;
  readonly url?: string;
  /** The version that the server says it has. */
  version(signal: AbortSignal): Promise<TrackingOutcome<string>>;
  /** All active experiments, over all pages. */
  experiments(signal: AbortSignal): Promise<TrackingOutcome<Experiment[]>>;
  /** All registered models, over all pages; prompts are none. */
  models(signal: AbortSignal): Promise<TrackingOutcome<RegisteredModel[]>>;
  /** All versions of all registered models, over all pages. */
  versions(signal: AbortSignal): Promise<TrackingOutcome<ModelVersion[]>>;
  runs(
    query: RunQuery,
    signal: AbortSignal,
  ): Promise<TrackingOutcome<TrackingPage<Run>>>;
  /** One run; absent when there is none. */
  run(
    runId: string,
    signal: AbortSignal,
  ): Promise<TrackingOutcome<Run | undefined>>;
  /** The values of a metric over the steps of runs, at most so many points of each. */
  metricHistory(
    query: { runIds: readonly string[]; metric: string; maxPoints: number },
    signal: AbortSignal,
  ): Promise<TrackingOutcome<Map<string, MetricPoint[]>>>;
}
