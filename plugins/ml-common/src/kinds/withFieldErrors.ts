import { InputError } from '@backstage/errors';
import { ZodError, ZodIssue } from 'zod/v3';
import { describeType } from '../kubernetes';

/**
 * Runs what parses parameters, and says what does not fit field by field.
 *
 * @throws `InputError` when it throws a `ZodError`; the message names each field, its value and what
 * is expected.
 */
export function withFieldErrors<T>(parameters: unknown, run: () => T): T {
  try {
    return run();
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
