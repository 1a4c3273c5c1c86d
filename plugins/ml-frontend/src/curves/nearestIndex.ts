import { Line } from './plotData';

/**
 * The place nearest to a place on the axis at which a line has a point of its own; a gap is one. The
 * earlier of two that are as near.
 *
 * @returns `undefined` for a line without points.
 */
export function nearestIndex(line: Line, place: number): number | undefined {
  for (let far = 0; far < line.length; far += 1) {
    if (line[place - far] !== undefined) {
      return place - far;
    }
    if (line[place + far] !== undefined) {
      return place + far;
    }
  }
  return undefined;
}
