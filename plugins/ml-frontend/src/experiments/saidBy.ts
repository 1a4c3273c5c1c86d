/** What the server itself said of a request that it refused, without our words around it. */
export function saidBy(error: Error): string {
  const { cause } = error as { cause?: unknown };
  return cause instanceof Error && cause.message
    ? cause.message
    : error.message;
}
