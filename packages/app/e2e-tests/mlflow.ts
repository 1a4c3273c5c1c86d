/** Logs to the MLflow that the portal shows. */
export interface Mlflow {
  /** Logs a finished run to an experiment. */
  logRun(experiment: string, name: string): Promise<void>;
  /** Registers a version, gives it an alias, and answers its number. */
  addVersion(model: string, alias: string): Promise<string>;
}

/** The MLflow of the portal, where the caller of the tests named it. */
export function mlflow(): Mlflow | undefined {
  const url = process.env.ML_TEST_MLFLOW_URL;
  if (!url) {
    return undefined;
  }
  const call = async (path: string, body?: object) => {
    const response = await fetch(`${url}/api/2.0/mlflow/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`MLflow refused: ${await response.text()}`);
    }
    return response.json();
  };
  return {
    async logRun(experiment, name) {
      const query = new URLSearchParams({ experiment_name: experiment });
      const found = await call(`experiments/get-by-name?${query}`);
      const now = Date.now();
      const { run } = await call('runs/create', {
        experiment_id: found.experiment.experiment_id,
        run_name: name,
        start_time: now,
      });
      await call('runs/update', {
        run_id: run.info.run_id,
        status: 'FINISHED',
        end_time: now + 1000,
      });
    },
    async addVersion(model, alias) {
      const { model_version: made } = await call('model-versions/create', {
        name: model,
        source: `s3://models/${model}/tested`,
      });
      const { version } = made as { version: string };
      await call('registered-models/alias', { name: model, alias, version });
      return version;
    },
  };
}
