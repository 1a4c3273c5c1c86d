import { Change } from '../clusters/BenchClusters';
import { Sighting } from '../viewers/Audience';

/**
 * How long each change took to each viewer whose page it is on, in milliseconds. A page that shows a
 * later change of the same job shows this one. A change that a page never showed counts with what
 * had passed at the end, which is less than it really took.
 *
 * @param viewers - The component that each viewer looks at, and since when it had data.
 */
export function changeDelays(
  changes: readonly Change[],
  sightings: readonly Sighting[],
  viewers: { entities: string[]; since: Map<number, number>; end: number },
): { delays: number[]; unseen: number } {
  const seen = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const key = `${sighting.viewer} ${sighting.uid}`;
    seen.set(key, [...(seen.get(key) ?? []), sighting]);
  }
  const delays: number[] = [];
  let unseen = 0;
  for (const [viewer, entity] of viewers.entities.entries()) {
    const since = viewers.since.get(viewer) ?? Infinity;
    for (const { uid, value, at, entity: changed } of changes) {
      if (changed !== entity || at < since) {
        continue;
      }
      const first = seen
        .get(`${viewer} ${uid}`)
        ?.find(sighting => sighting.value >= value);
      unseen += first ? 0 : 1;
      delays.push((first?.at ?? viewers.end) - at);
    }
  }
  return { delays, unseen };
}
