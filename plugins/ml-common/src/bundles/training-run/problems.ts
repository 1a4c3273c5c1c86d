import { ParameterProblem } from '../Bundle';
import { envProblems } from '../common/env';
import { TrainingRunParameters } from './parameters';
import { runKindOf } from './render';
import { LOGGING_VARIABLES } from './runEnv';

/** Set by container runtimes; written by hand it gives all devices of a node. */
const GIVEN_BY_DEVICES = ['NVIDIA_VISIBLE_DEVICES'];

/** What does not fit together in a run. */
export function problems(
  parameters: TrainingRunParameters,
): Iterable<ParameterProblem> {
  const { manifest } = runKindOf(parameters).kind;
  return envProblems(parameters, [
    ...GIVEN_BY_DEVICES,
    ...(manifest?.reservedEnv ?? []),
    ...(parameters.mlflow ? LOGGING_VARIABLES : []),
  ]);
}
