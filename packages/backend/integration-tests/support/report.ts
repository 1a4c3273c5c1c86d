/** Figures of this run, for who reads the log. */
export function report(what: string, figures: Record<string, number>) {
  const text = Object.entries(figures)
    .map(([name, value]) => `${name} ${Math.round(value)}`)
    .join(', ');
  process.stderr.write(`MEASURED ${what}: ${text}\n`);
}
