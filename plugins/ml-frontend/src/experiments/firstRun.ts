/** The least Python that logs a run of an experiment, for whoever begins. */
export function firstRun(experiment: string): string {
  // A string of JSON is one of Python as well.
  return `import mlflow

mlflow.set_experiment(${JSON.stringify(experiment)})
with mlflow.start_run():
    mlflow.log_param("learning_rate", 0.001)
    mlflow.log_metric("loss", 0.42, step=1)`;
}
