/** Something with a key and a value, as MLflow writes maps. */
type Pair = { key: string; value: string };

/** A value of a metric; `NaN` and infinities are written as words. */
export type LoggedPoint = {
  key: string;
  value: number;
  /** In milliseconds since the epoch. */
  timestamp: number;
  step: number;
  /** The data set that it was scored on. */
  dataset?: { name: string; digest: string };
};

/** A run as it begins. */
export type NewRun = {
  experimentId: string;
  name: string;
  user: string;
  startedAt: number;
  tags: Record<string, string>;
};

/** What is logged to a run; MLflow takes 1,000 values, 100 params and 100 tags at once. */
export type Batch = {
  points?: LoggedPoint[];
  params?: Record<string, string>;
  tags?: Record<string, string>;
};

/** A version of a registered model as it is registered. */
export type NewVersion = {
  model: string;
  /** Where its files are: `s3://…`, `runs:/…`, `models:/m-…`. */
  source: string;
  runId?: string;
  /** The logged model that `source` names. */
  modelId?: string;
  tags?: Record<string, string>;
};

const MOST_VALUES = 1000;
const TIMEOUT_MS = 30_000;

/** What MLflow answered when it did not do what it was asked for. */
export class MlflowRefusal extends Error {
  readonly code: string;

  constructor(path: string, status: number, text: string) {
    super(`MLflow answered ${status} to ${path}: ${text.slice(0, 300)}`);
    this.name = 'MlflowRefusal';
    this.code = /"error_code":\s*"(\w+)"/.exec(text)?.[1] ?? String(status);
  }
}

/** Writes to an MLflow, 3.0 or newer. All calls throw `MlflowRefusal`, or the error of `fetch`. */
export class MlflowWriter {
  readonly #base: string;

  static create(url: string): MlflowWriter {
    return new MlflowWriter(url.replace(/\/+$/, ''));
  }

  private constructor(base: string) {
    this.#base = base;
  }

  /** Makes an experiment and gives its id; of one that is there already, the id. */
  async experiment(
    name: string,
    tags: Record<string, string> = {},
  ): Promise<string> {
    try {
      const made = await this.#post('experiments/create', {
        name,
        tags: pairs(tags),
      });
      return textOf(made.experiment_id);
    } catch (error) {
      if (codeOf(error) !== 'RESOURCE_ALREADY_EXISTS') {
        throw error;
      }
    }
    const query = new URLSearchParams({ experiment_name: name });
    const { experiment } = await this.#call(
      'GET',
      `experiments/get-by-name?${query}`,
    );
    return textOf((experiment as Answer | undefined)?.experiment_id);
  }

  /** Begins a run and gives its id. */
  async startRun(run: NewRun): Promise<string> {
    const { experimentId, name, user, startedAt, tags } = run;
    const answer = await this.#post('runs/create', {
      experiment_id: experimentId,
      run_name: name,
      user_id: user,
      start_time: startedAt,
      tags: pairs({ 'mlflow.user': user, ...tags }),
    });
    const { info } = answer.run as { info: { run_id: string } };
    return info.run_id;
  }

  /** Logs to a run. */
  async log(runId: string, { points = [], params, tags }: Batch) {
    for (let at = 0; at === 0 || at < points.length; at += MOST_VALUES) {
      await this.#post('runs/log-batch', {
        run_id: runId,
        metrics: points.slice(at, at + MOST_VALUES).map(metricOf),
        ...(at === 0 && { params: pairs(params), tags: pairs(tags) }),
      });
    }
  }

  /** Says which data set a run reads. */
  async logDataset(
    runId: string,
    dataset: { name: string; digest: string; context: string; uri: string },
  ) {
    const { name, digest, context, uri } = dataset;
    await this.#post('runs/log-inputs', {
      run_id: runId,
      datasets: [
        {
          tags: pairs({ 'mlflow.data.context': context }),
          dataset: {
            name,
            digest,
            source_type: 's3',
            source: JSON.stringify({ uri }),
          },
        },
      ],
    });
  }

  /** Ends a run. */
  async endRun(
    runId: string,
    status: 'FINISHED' | 'FAILED' | 'KILLED',
    endedAt: number,
  ) {
    await this.#post('runs/update', {
      run_id: runId,
      status,
      end_time: endedAt,
    });
  }

  /** Logs a model of a run, as MLflow 3 keeps them, and gives its id. */
  async loggedModel(options: {
    experimentId: string;
    runId: string;
    name: string;
  }): Promise<string> {
    const { model } = await this.#post('logged-models', {
      experiment_id: options.experimentId,
      name: options.name,
      source_run_id: options.runId,
    });
    const { model_id: id } = (model as { info: { model_id: string } }).info;
    await this.#call('PATCH', `logged-models/${id}`, {
      model_id: id,
      status: 'LOGGED_MODEL_READY',
    });
    await this.#post('runs/outputs', {
      run_id: options.runId,
      models: [{ model_id: id, step: 0 }],
    });
    return id;
  }

  /** Makes a registered model; false when there is one of that name. */
  async model(options: {
    name: string;
    description?: string;
    tags?: Record<string, string>;
  }): Promise<boolean> {
    const { name, description, tags } = options;
    try {
      await this.#post('registered-models/create', {
        name,
        description,
        tags: pairs(tags),
      });
      return true;
    } catch (error) {
      if (codeOf(error) === 'RESOURCE_ALREADY_EXISTS') {
        return false;
      }
      throw error;
    }
  }

  /** Registers a version and gives its number. */
  async version(options: NewVersion): Promise<string> {
    const { model, source, runId, modelId, tags } = options;
    const answer = await this.#post('model-versions/create', {
      name: model,
      source,
      run_id: runId,
      model_id: modelId,
      tags: pairs(tags),
    });
    return textOf((answer.model_version as Answer).version);
  }

  /** Lets an alias stand for a version. */
  async alias(model: string, alias: string, version: string) {
    await this.#post('registered-models/alias', {
      name: model,
      alias,
      version,
    });
  }

  /** Whether it answers. */
  async isReady(signal?: AbortSignal): Promise<boolean> {
    try {
      const limit = AbortSignal.timeout(2_000);
      const response = await fetch(`${this.#base}/health`, {
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      return response.ok;
    } catch {
      return false;
    }
  }

  #post(path: string, body: object): Promise<Answer> {
    return this.#call('POST', path, body);
  }

  async #call(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.#base}/api/2.0/mlflow/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new MlflowRefusal(path, response.status, text);
    }
    return JSON.parse(text) as Answer;
  }
}

type Answer = Record<string, unknown>;

function pairs(map: Record<string, string> = {}): Pair[] {
  return Object.entries(map).map(([key, value]) => ({ key, value }));
}

function metricOf({ key, value, timestamp, step, dataset }: LoggedPoint) {
  return {
    ...{ key, timestamp, step },
    // JSON has no word for what is not finite; MLflow reads it as text.
    value: Number.isFinite(value) ? value : String(value),
    ...(dataset && {
      dataset_name: dataset.name,
      dataset_digest: dataset.digest,
    }),
  };
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') {
    throw new Error(`MLflow gave no id, but ${JSON.stringify(value)}`);
  }
  return value;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof MlflowRefusal ? error.code : undefined;
}
