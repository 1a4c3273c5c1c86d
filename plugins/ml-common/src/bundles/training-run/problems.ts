import { ParameterProblem } from '../Bundle';
import { TrainingRunParameters } from './parameters';
import { runKindOf } from './render';
import { LOGGING_VARIABLES } from './runEnv';

/** Variables that somebody else sets, or that are there twice. */
export function* problems(
  parameters: TrainingRunParameters,
): Iterable<ParameterProblem> {
  const { env, secretEnv, mlflow } = parameters;
  const reserved = runKindOf(parameters).kind.manifest?.reservedEnv ?? [];
  const seen = new Set(mlflow ? LOGGING_VARIABLES : []);
  for (const [field, list] of Object.entries({ env, secretEnv })) {
    for (const [index, { name }] of list.entries()) {
      const path = [field, index, 'name'];
      if (isReserved(name, reserved)) {
        yield {
          path,
          message: `expected a variable that the operator of the run does not set itself`,
        };
      } else if (seen.has(name)) {
        yield { path, message: 'expected a variable that is not set already' };
      }
      seen.add(name);
    }
  }
}

function isReserved(name: string, reserved: readonly string[]): boolean {
  return reserved.some(pattern =>
    pattern.endsWith('*')
      ? name.startsWith(pattern.slice(0, -1))
      : name === pattern,
  );
}
