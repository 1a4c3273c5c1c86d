import { COLUMNS } from './columns';
import { describeRun, Results } from './Results';

/** The results for a document. */
export function toMarkdown(results: Results): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const notes = results.rows.flatMap(({ id, point, note }) =>
    note ? [`- ${id} (${point}): ${note}`] : [],
  );
  return [
    describeRun(results),
    '',
    line(COLUMNS.map(({ title }) => title)),
    line(COLUMNS.map(() => '---')),
    ...results.rows.map(row => line(COLUMNS.map(({ of }) => of(row)))),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}
