const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** Made once: it costs more than a field. */
const relative = new Intl.RelativeTimeFormat(undefined, {
  style: 'short',
  numeric: 'auto',
});

/**
 * How long ago something was, in the largest unit that fits, in the language of the browser:
 * `3 min. ago`.
 *
 * @param elapsed - Milliseconds since then; negative values, from clocks that disagree, are now.
 */
export function formatAge(elapsed: number): string {
  for (const [unit, length] of UNITS) {
    if (elapsed >= length) {
      return relative.format(-Math.floor(elapsed / length), unit);
    }
  }
  return relative.format(0, 'second');
}
