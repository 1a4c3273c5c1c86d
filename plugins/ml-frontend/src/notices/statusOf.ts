/** The HTTP status that an error stands for; nothing when no answer came. */
export function statusOf(error: Error): number | undefined {
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}
