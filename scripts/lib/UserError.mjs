/**
 * Something that the person at the keyboard can understand and mend: what happened, and what to do.
 * Printed as it is, without a stack.
 */
export class UserError extends Error {
  /**
   * @param {string} message what happened, in one sentence without a full stop
   * @param {string} [hint] what to do about it
   */
  constructor(message, hint) {
    super(message);
    this.name = 'UserError';
    this.hint = hint;
  }

  /** What to print: one line, or the lines of another program and then the hint. */
  get line() {
    if (!this.hint) {
      return this.message;
    }
    const gap = this.message.includes('\n') ? '\n' : '. ';
    return `${this.message}${gap}${this.hint}`;
  }
}

/** Gives any error the form of a line; an unexpected one keeps its stack, for it is a defect. */
export function errorLine(error) {
  if (error instanceof UserError) {
    return error.line;
  }
  if (error?.code === 'ENOSPC') {
    return 'The disk is full. Free about 4 GB and start again: what was done is kept.';
  }
  return error?.stack ?? String(error);
}
