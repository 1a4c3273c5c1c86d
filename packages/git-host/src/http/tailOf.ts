/** What the `*` at the end of a route stands for, decoded, without slashes at its end. */
export function tailOf({ params }: { params: Record<string, string> }): string {
  return (params[0] ?? '').replace(/\/+$/, '');
}
