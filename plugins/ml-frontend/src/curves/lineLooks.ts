/** How many lines can be told apart. */
export const LINE_COUNT = 10;

/** Lengths of dash and gap in pixels; nothing is a solid line. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [8, 4],
  [2, 3],
  [10, 3, 2, 3],
  [5, 3],
];

/**
 * How the line of a place among the chosen runs looks. Neighbors differ in their dashes as well, and
 * the plot writes the number at the end of each line, so that color is never the only sign.
 */
export function lineLook(slot: number): {
  /** The custom property of the style sheet that has its color. */
  color: `--${string}`;
  dash: readonly number[];
  /** What it is called beside its line and in the table: 1 to 10. */
  label: string;
} {
  const place = slot % LINE_COUNT;
  return {
    color: `--ml-curve-${place + 1}`,
    dash: DASHES[place % DASHES.length],
    label: String(place + 1),
  };
}
