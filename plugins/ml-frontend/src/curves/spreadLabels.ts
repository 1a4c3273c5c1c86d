/**
 * Where labels stand that want to be at certain heights and must not overlap: as near as there is
 * room, in the order of the heights they want.
 *
 * @param wanted - The heights, in pixels from the top.
 * @param gap - The least distance between two labels.
 * @param bounds - The heights between which they stand, as long as they all have room there.
 */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  bounds: { top: number; bottom: number },
): number[] {
  const order = [...wanted.keys()].sort((a, b) => wanted[a] - wanted[b]);
  const placed = [...wanted];
  let next = bounds.top;
  for (const label of order) {
    placed[label] = Math.max(next, wanted[label]);
    next = placed[label] + gap;
  }
  let limit = bounds.bottom;
  for (const label of order.reverse()) {
    placed[label] = Math.min(limit, placed[label]);
    limit = placed[label] - gap;
  }
  return placed;
}
