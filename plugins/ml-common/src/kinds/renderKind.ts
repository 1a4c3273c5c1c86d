import { InputError, NotFoundError } from '@backstage/errors';
import { ZodError, ZodIssue } from 'zod/v3';
import { describeType } from '../kubernetes';
import { Manifest } from './KindGenerator';
import { kindById, kinds } from './kinds';

/**
 * Makes the manifests of a kind from parameters.
 *
 * @param id - the id of a kind that has a generator
 * @param parameters - unknown; checked against the schema of the kind
 *
 * @throws `NotFoundError` when there is no such kind, or it is not one that is generated.
 * @throws `InputError` when the parameters do not fit; its message names each field, its value and
 * what is expected.
 * @public
 */
export function renderKind(id: string, parameters: unknown): Manifest[] {
  const generator = kindById(id)?.generator;
  if (!generator) {
    const known = kinds.filter(kind => kind.generator).map(kind => kind.id);
    throw new NotFoundError(
      `No manifests can be made for the kind "${id}". Known are: ${known.join(
        ', ',
      )}`,
    );
  }
  try {
    return generator.render(parameters);
  } catch (error) {
    if (error instanceof ZodError) {
      throw new InputError(
        error.issues.map(issue => describeIssue(issue, parameters)).join('; '),
        error,
      );
    }
    throw error;
  }
}

function describeIssue(issue: ZodIssue, parameters: unknown): string {
  const field = issue.path.join('.') || 'parameters';
  const value = valueAt(parameters, issue.path);
  return `${field}: ${issue.message} (found ${describeValue(value)})`;
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) {
      return undefined;
    }
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}

function describeValue(value: unknown): string {
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
    ? JSON.stringify(value).slice(0, 100)
    : describeType(value);
}
