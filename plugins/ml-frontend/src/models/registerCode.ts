/**
 * How a training script registers its model under a name.
 *
 * https://mlflow.org/docs/latest/ml/model-registry/workflow/
 */
export function registerCode(name: string): string {
  return `mlflow.sklearn.log_model(model, name="model", registered_model_name=${JSON.stringify(
    name,
  )})`;
}
