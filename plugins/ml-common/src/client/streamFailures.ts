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

/** `fetch` throws a TypeError when nobody answers; then the list would not come either. */
export function isUnreachable(failure: Error | undefined): boolean {
  return failure instanceof TypeError;
}

const FINAL: ReadonlySet<unknown> = new Set([400, 401, 403, 404]);

function isFinal(error: Error): boolean {
  return 'statusCode' in error && FINAL.has(error.statusCode);
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
