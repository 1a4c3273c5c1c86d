import { KserveEndpointParameters } from './parameters';

/** What joins the endpoint to the version of a registered model; names do not fit into labels. */
export function modelAnnotations({
  registeredModel,
  canary,
}: KserveEndpointParameters): Record<string, string> {
  if (!registeredModel) {
    return {};
  }
  const { instance, name, version, alias, runId } = registeredModel;
  return {
    'mlflow.org/instance': instance,
    'mlflow.org/registered-model': name,
    'mlflow.org/model-version': version,
    ...(alias && { 'mlflow.org/model-alias': alias }),
    ...(runId && { 'mlflow.org/run-id': runId }),
    ...(canary?.version && { 'mlport/canary-model-version': canary.version }),
  };
}
