import { z } from 'zod/v3';
import { ParameterProblem } from '../Bundle';
import { envParameter, secretEnvParameter } from './servingParameters';

interface EnvParameters {
  env: z.output<typeof envParameter>;
  secretEnv: z.output<typeof secretEnvParameter>;
}

/** The variables of a form, those with plain values first. */
export function envOf({ env, secretEnv }: EnvParameters) {
  return [
    ...env.map(({ name, value }) => ({ name, value })),
    ...secretEnv.map(({ name, secret, key }) => ({
      name,
      secret: { name: secret, key },
    })),
  ];
}

/**
 * Variables that are there twice, or that somebody else sets.
 *
 * @param taken - names that are set already; a trailing `*` stands for any rest
 */
export function* envProblems(
  { env, secretEnv }: EnvParameters,
  taken: readonly string[],
): Iterable<ParameterProblem> {
  const seen = new Set<string>();
  for (const [field, list] of Object.entries({ env, secretEnv })) {
    for (const [index, { name }] of list.entries()) {
      const path = [field, index, 'name'];
      if (seen.has(name)) {
        yield { path, message: 'expected each variable once' };
      } else if (isTaken(name, taken)) {
        yield {
          path,
          message:
            'expected another variable; the platform or the operator sets this one',
        };
      }
      seen.add(name);
    }
  }
}

function isTaken(name: string, taken: readonly string[]): boolean {
  return taken.some(pattern =>
    pattern.endsWith('*')
      ? name.startsWith(pattern.slice(0, -1))
      : name === pattern,
  );
}
