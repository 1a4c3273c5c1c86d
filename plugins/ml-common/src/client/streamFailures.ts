/**
 * What is tried again after a failure, if anything.
 *
 * @throws the failure itself when asking again would not help.
 */
export function toRetry(
  error: unknown,
  signal: AbortSignal,
): Error | undefined {
  if (signal.aborted) {
    return undefined;
  }
  const failure = error instanceof Error ? error : new Error(String(error));
  if (isFinal(failure)) {
    throw failure;
  }
  return failure;
}

/**
 * Whether a failure says that the backend is not there, so that its list would not come either:
 * `fetch` throws a TypeError when nobody answers; a proxy in front, or a backend that starts, answers
 * with a status from 500 on, or with a 404 of its own.
 */
export function isAbsence(failure: Error | undefined): boolean {
  if (failure instanceof TypeError) {
    return true;
  }
  const status = failure && 'statusCode' in failure ? failure.statusCode : 0;
  return status === 404 || (typeof status === 'number' && status >= 500);
}

const FINAL: ReadonlySet<unknown> = new Set([400, 401, 403, 404]);

function isFinal(error: Error): boolean {
  return (
    'statusCode' in error && FINAL.has(error.statusCode) && !isWordless(error)
  );
}

/**
 * Whether a 404 is not in the words of the backend: while it starts, it answers so for plugins that
 * are not there yet.
 */
function isWordless(error: Error & { statusCode: unknown }): boolean {
  return (
    error.statusCode === 404 &&
    error.cause instanceof Error &&
    error.cause.name !== 'NotFoundError'
  );
}

/** What a refusal says about when to come back, in milliseconds. */
export function retryAfter(error: Error | undefined): number {
  const response: unknown =
    error && 'response' in error ? error.response : undefined;
  if (typeof response !== 'object' || response === null) {
    return 0;
  }
  const headers: unknown = 'headers' in response ? response.headers : undefined;
  const seconds =
    headers instanceof Headers ? Number(headers.get('retry-after')) : 0;
  return Number.isFinite(seconds) ? Math.min(seconds, 300) * 1000 : 0;
}
