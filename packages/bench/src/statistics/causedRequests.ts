/** How many requests there were of each cluster and path. */
export type Requests = { [address: string]: number };

/**
 * How many requests somebody caused: those with them there, less those without. What is asked for
 * periodically can fall into one of two equal windows once more than into the other, so of each path
 * that was asked for before anyway one is left out.
 *
 * @param options - `without` is scaled by `scale`, the length of the window with them there over the
 *   length of the one without; `earlier` are the requests before both.
 */
export function causedRequests(options: {
  with: Requests;
  without: Requests;
  earlier: Requests;
  scale: number;
}): number {
  let caused = 0;
  for (const [address, count] of Object.entries(options.with)) {
    const usual = (options.without[address] ?? 0) * options.scale;
    const isPeriodic = address in options.earlier || usual > 0;
    caused += Math.max(0, count - usual - (isPeriodic ? 1 : 0));
  }
  return caused;
}
