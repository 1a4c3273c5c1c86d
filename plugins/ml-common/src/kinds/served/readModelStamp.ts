import {
  KubernetesObject,
  asText,
  ownField,
  shareText,
} from '../../kubernetes';
import {
  MLFLOW_INSTANCE_ANNOTATION,
  MLFLOW_MODEL_ALIAS_ANNOTATION,
  MLFLOW_MODEL_ANNOTATION,
  MLFLOW_MODEL_VERSION_ANNOTATION,
  MLFLOW_RUN_ANNOTATION,
  MLFLOW_WORKSPACE_ANNOTATION,
} from '../../tracking';
import { ServedModel } from '../../workload';

/** No honest name is longer; the bound keeps a row small. */
const LONGEST = 256;

/** The registered model, its version and its run, as the annotations of an object name them. */
export function readModelStamp(object: KubernetesObject): ServedModel {
  const texts: [keyof ServedModel, string | undefined][] = [
    ['instance', readStamp(object, MLFLOW_INSTANCE_ANNOTATION)],
    ['workspace', readStamp(object, MLFLOW_WORKSPACE_ANNOTATION)],
    ['model', readStamp(object, MLFLOW_MODEL_ANNOTATION)],
    ['version', readStamp(object, MLFLOW_MODEL_VERSION_ANNOTATION)],
    ['alias', readStamp(object, MLFLOW_MODEL_ALIAS_ANNOTATION)],
    ['runId', readStamp(object, MLFLOW_RUN_ANNOTATION)],
  ];
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}

/** One annotation, where it says something; what is too long for a name is none. */
export function readStamp(
  { meta }: KubernetesObject,
  annotation: string,
): string | undefined {
  const text = asText(ownField(meta.annotations, annotation));
  return text && text.length <= LONGEST ? shareText(text) : undefined;
}

/** Whether it says which model, or where its files are. */
export function saysModel({ model, runId, storageUri }: ServedModel): boolean {
  return (model ?? runId ?? storageUri) !== undefined;
}
