/**
 * What is wrong with one field of something that came from outside.
 *
 * @public
 */
export interface FieldProblem {
  /** The path of the field: `metadata.name`, `spec.containers[0].image`; empty for the whole. */
  field: string;
  /** What should stand there: `an object`. */
  expected: string;
  /** What stands there, by its type and never by its content: `a string`. */
  found: string;
  /** The three in one sentence. */
  message: string;
}

/**
 * A value, or what kept it from being made. Never thrown.
 *
 * @public
 */
export type Result<T, E = FieldProblem> =
  | { ok: true; value: T }
  | { ok: false; problem: E };

/**
 * Names the type of a JSON value with its article: `nothing`, `null`, `a list`, `an object`.
 *
 * @public
 */
export function describeType(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/**
 * Describes a field that holds something else than it should.
 *
 * @public
 */
export function fieldProblem(
  field: string,
  expected: string,
  value: unknown,
): FieldProblem {
  const found = describeType(value);
  const subject = field || 'The object';
  return {
    field,
    expected,
    found,
    message: `${subject}: expected ${expected}, found ${found}`,
  };
}

/**
 * Thrown by the readers of a kind where a field that the reading cannot do without is unreadable.
 * `defineKind` turns it into a reading that says so; it never leaves a kind.
 *
 * @public
 */
export class UnreadableFieldError extends Error {
  readonly problem: FieldProblem;

  constructor(problem: FieldProblem) {
    super(problem.message);
    this.name = 'UnreadableFieldError';
    this.problem = problem;
  }
}
