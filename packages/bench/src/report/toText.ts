import { COLUMNS } from './columns';
import { describeRun, Results } from './Results';

/** The results for a terminal. */
export function toText(results: Results): string {
  const table = [
    COLUMNS.map(({ title }) => title),
    ...results.rows.map(row => COLUMNS.map(({ of }) => of(row))),
  ];
  const widths = COLUMNS.map((_, at) =>
    Math.max(...table.map(cells => cells[at].length)),
  );
  const lines = table.map(cells =>
    cells
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('  ')
      .trimEnd(),
  );
  const notes = results.rows.flatMap(({ id, point, note }) =>
    note ? [`${id} (${point}): ${note}`] : [],
  );
  const missed = results.rows.filter(({ holds }) => holds === false);
  const verdict =
    results.broken.length > 0
      ? 'What is above was measured; the rest broke'
      : 'All targets hold of what was measured';
  return [
    describeRun(results),
    '',
    ...lines,
    ...(notes.length > 0 ? ['', ...notes] : []),
    ...results.broken.map(what => `\nBroken: ${what}`),
    '',
    missed.length > 0
      ? `${missed.length} targets are missed: ${missed
          .map(({ id, point }) => `${id} (${point})`)
          .join(', ')}`
      : verdict,
  ].join('\n');
}
