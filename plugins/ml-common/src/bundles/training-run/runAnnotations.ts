import {
  MLFLOW_EXPERIMENT_ANNOTATION,
  MLFLOW_INSTANCE_ANNOTATION,
} from '../../tracking';
import { TrainingRunParameters } from './parameters';

/** What joins the run to its code and to its experiment, readable without the experiment server. */
export function runAnnotations(
  parameters: TrainingRunParameters,
): Record<string, string> {
  const { repository, commit, mlflow } = parameters;
  return {
    ...(repository && { 'mlport/repository': repository }),
    ...(commit && { 'mlport/commit': commit }),
    ...(mlflow && {
      [MLFLOW_INSTANCE_ANNOTATION]: mlflow.instance,
      [MLFLOW_EXPERIMENT_ANNOTATION]: experimentOf(parameters),
    }),
  };
}

/** The experiment that the run is logged to. */
export function experimentOf({
  mlflow,
  component,
}: Pick<TrainingRunParameters, 'mlflow' | 'component'>): string {
  return mlflow?.experiment ?? component;
}
