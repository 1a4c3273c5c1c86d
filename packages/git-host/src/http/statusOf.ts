import { isError } from '@backstage/errors';

/** Gitea answers input that it cannot take with 422, and what cannot be merged with 405. */
const STATUS: Record<string, number> = {
  InputError: 422,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  NotMergeableError: 405,
  ConflictError: 409,
  TooLargeError: 413,
};

/** How an error is told over HTTP. What we did not foresee tells no details; the log has them. */
export function statusOf(error: unknown): { status: number; message: string } {
  if (isError(error) && STATUS[error.name]) {
    return { status: STATUS[error.name], message: error.message };
  }
  // Errors of Express itself: malformed JSON, a body over the limit, a path that is not UTF-8.
  const { status, message } = error as { status?: unknown; message?: string };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { status, message: String(message) };
  }
  return { status: 500, message: 'The Git host failed; its log says why' };
}
