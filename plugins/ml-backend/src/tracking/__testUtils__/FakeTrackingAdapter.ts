import {
  Experiment,
  MetricPoint,
  ModelVersion,
  RegisteredModel,
  Run,
  TrackingSource,
} from '@mlport/backstage-plugin-ml-common';
import {
  RunQuery,
  TrackingAdapter,
  TrackingFailure,
  TrackingOutcome,
  TrackingPage,
} from '../TrackingAdapter';

type Call = keyof Omit<TrackingAdapter, 'source' | 'title' | 'url'>;

/** What a test puts in; the rest is filled in. */
export interface FakeData {
  experiments: Experiment[];
  models: RegisteredModel[];
  versions: ModelVersion[];
  runs: Run[];
  /** By run, then by metric. */
  curves: Record<string, Record<string, MetricPoint[]>>;
}

/**
 * A tracking server in memory: it knows no filters and no orders, has the newest runs first, and does
 * as it is told.
 */
export class FakeTrackingAdapter implements TrackingAdapter {
  readonly source: TrackingSource;
  readonly title = 'Main';
  readonly url = 'https://mlflow.example/';
  readonly data: FakeData = {
    experiments: [],
    models: [],
    versions: [],
    runs: [],
    curves: {},
  };
  /** What was asked, in order. */
  readonly calls: Call[] = [];
  /** What it was asked about runs, in order. */
  readonly queries: RunQuery[] = [];
  readonly #failures = new Map<Call, TrackingFailure>();
  #gate?: Promise<void>;

  static create(source: Partial<TrackingSource> = {}): FakeTrackingAdapter {
    return new FakeTrackingAdapter(source);
  }

  private constructor(source: Partial<TrackingSource>) {
    this.source = { provider: 'mlflow', instance: 'main', ...source };
  }

  /** Answers with a failure from now on, to all calls or to some; without one it is well again. */
  fail(failure: TrackingFailure | undefined, ...calls: Call[]): void {
    const all: Call[] = [
      'version',
      'experiments',
      'models',
      'versions',
      'runs',
      'run',
      'metricHistory',
    ];
    for (const call of calls.length > 0 ? calls : all) {
      if (failure) {
        this.#failures.set(call, failure);
      } else {
        this.#failures.delete(call);
      }
    }
  }

  /** Answers nothing until the answer is called. */
  hang(): () => void {
    let letGo = () => {};
    this.#gate = new Promise(resolve => {
      letGo = resolve;
    });
    return () => {
      this.#gate = undefined;
      letGo();
    };
  }

  version(signal: AbortSignal): Promise<TrackingOutcome<string>> {
    return this.#answer('version', signal, () => '3.18.0');
  }

  experiments(signal: AbortSignal): Promise<TrackingOutcome<Experiment[]>> {
    return this.#answer('experiments', signal, () => [
      ...this.data.experiments,
    ]);
  }

  models(signal: AbortSignal): Promise<TrackingOutcome<RegisteredModel[]>> {
    return this.#answer('models', signal, () => [...this.data.models]);
  }

  versions(signal: AbortSignal): Promise<TrackingOutcome<ModelVersion[]>> {
    return this.#answer('versions', signal, () => [...this.data.versions]);
  }

  runs(
    query: RunQuery,
    signal: AbortSignal,
  ): Promise<TrackingOutcome<TrackingPage<Run>>> {
    this.queries.push(query);
    return this.#answer('runs', signal, () => {
      const start = Number(query.cursor ?? 0);
      const matching = this.data.runs
        .filter(
          ({ experimentId, runId }) =>
            query.experimentIds.includes(experimentId) &&
            (query.runIds?.includes(runId) ?? true),
        )
        .sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
      const end = start + query.limit;
      return {
        items: matching.slice(start, end),
        ...(end < matching.length && { next: String(end) }),
      };
    });
  }

  run(
    runId: string,
    signal: AbortSignal,
  ): Promise<TrackingOutcome<Run | undefined>> {
    return this.#answer('run', signal, () =>
      this.data.runs.find(run => run.runId === runId),
    );
  }

  metricHistory(
    query: { runIds: readonly string[]; metric: string; maxPoints: number },
    signal: AbortSignal,
  ): Promise<TrackingOutcome<Map<string, MetricPoint[]>>> {
    return this.#answer(
      'metricHistory',
      signal,
      () =>
        new Map(
          query.runIds.flatMap(runId => {
            const points = this.data.curves[runId]?.[query.metric];
            return points ? [[runId, points.slice(0, query.maxPoints)]] : [];
          }),
        ),
    );
  }

  /** Puts in a registered model with its versions. */
  addModel(
    name: string,
    versions: Partial<ModelVersion>[] = [],
    model: Partial<RegisteredModel> = {},
  ): void {
    const { source } = this;
    this.data.models.push({ source, name, tags: {}, aliases: {}, ...model });
    for (const [at, version] of versions.entries()) {
      this.data.versions.push({
        source,
        modelName: name,
        version: String(at + 1),
        status: 'ready',
        tags: {},
        ...version,
      });
    }
  }

  /** Puts in an experiment. */
  addExperiment(
    experimentId: string,
    experiment: Partial<Experiment> = {},
  ): void {
    this.data.experiments.push({
      source: this.source,
      experimentId,
      name: `experiment ${experimentId}`,
      tags: {},
      ...experiment,
    });
  }

  /** Puts in a run. */
  addRun(experimentId: string, runId: string, run: Partial<Run> = {}): void {
    this.data.runs.push({
      source: this.source,
      experimentId,
      runId,
      status: 'finished',
      params: {},
      metrics: {},
      tags: {},
      datasets: [],
      modelIds: [],
      origin: {},
      ...run,
    });
  }

  async #answer<T>(
    call: Call,
    signal: AbortSignal,
    make: () => T,
  ): Promise<TrackingOutcome<T>> {
    this.calls.push(call);
    signal.throwIfAborted();
    if (this.#gate) {
      await Promise.race([this.#gate, ended(signal)]);
    }
    const error = this.#failures.get(call);
    return error ? { ok: false, error } : { ok: true, value: make() };
  }
}

/** Throws when a signal ends what is under way. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}
