/**
 * Gives each chosen run a place that it keeps while it is chosen, so that no line changes its color
 * because another one left.
 *
 * @param before - The places of the runs chosen until now, by run.
 */
export function assignSlots(
  before: ReadonlyMap<string, number>,
  runs: readonly string[],
): Map<string, number> {
  const kept = new Set(runs.flatMap(run => before.get(run) ?? []));
  let free = 0;
  const next = () => {
    while (kept.has(free)) {
      free += 1;
    }
    kept.add(free);
    return free;
  };
  return new Map(runs.map(run => [run, before.get(run) ?? next()]));
}
