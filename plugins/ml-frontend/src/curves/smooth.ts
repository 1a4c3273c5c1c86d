/**
 * An exponential moving average, corrected for its beginning as TensorBoard does: without the
 * correction the first values would be drawn towards zero.
 *
 * @param values - What is not finite is passed as `undefined`; it stays a gap, and the average goes
 *   on behind it.
 * @param weight - Of the past, from 0, which changes nothing, to less than 1.
 */
export function smooth(
  values: ReadonlyArray<number | undefined>,
  weight: number,
): Array<number | undefined> {
  if (weight <= 0) {
    return [...values];
  }
  let average = 0;
  let decay = 1;
  return values.map(value => {
    if (value === undefined) {
      return undefined;
    }
    average = average * weight + value * (1 - weight);
    decay *= weight;
    return average / (1 - decay);
  });
}
