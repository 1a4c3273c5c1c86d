import { isError } from '@backstage/errors';

/**
 * Whether an error says that nobody answered, and not what the answer is: a backend that is down or
 * restarts, a cluster behind it that does not answer.
 */
export function isUnreachable(error: unknown): boolean {
  if (!isError(error)) {
    return false;
  }
  const { statusCode } = error as { statusCode?: unknown };
  return (
    error.name === 'ServiceUnavailableError' ||
    error.name === 'FetchError' ||
    // What fetch throws when it gets no connection.
    (error instanceof TypeError && error.message === 'fetch failed') ||
    (typeof statusCode === 'number' && statusCode >= 502 && statusCode <= 504)
  );
}
