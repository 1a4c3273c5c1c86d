import {
  MLFLOW_CANARY_VERSION_ANNOTATION,
  MLFLOW_INSTANCE_ANNOTATION,
  MLFLOW_MODEL_ALIAS_ANNOTATION,
  MLFLOW_MODEL_ANNOTATION,
  MLFLOW_MODEL_VERSION_ANNOTATION,
  MLFLOW_RUN_ANNOTATION,
} from '../../tracking';
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
    [MLFLOW_INSTANCE_ANNOTATION]: instance,
    [MLFLOW_MODEL_ANNOTATION]: name,
    [MLFLOW_MODEL_VERSION_ANNOTATION]: version,
    ...(alias && { [MLFLOW_MODEL_ALIAS_ANNOTATION]: alias }),
    ...(runId && { [MLFLOW_RUN_ANNOTATION]: runId }),
    ...(canary?.version && {
      [MLFLOW_CANARY_VERSION_ANNOTATION]: canary.version,
    }),
  };
}
