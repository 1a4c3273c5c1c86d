/**
 * A table as CSV (RFC 4180), with a byte order mark, without which Excel takes UTF-8 for its own
 * code page.
 *
 * A field that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP's page
 * on CSV injection asks: anybody who may create a job chooses its name and message.
 */
export function toCsv(
  header: readonly string[],
  rows: ReadonlyArray<ReadonlyArray<string | number | undefined>>,
): string {
  return `\uFEFF${[header, ...rows]
    .map(row => `${row.map(field).join(',')}\r\n`)
    .join('')}`;
}

/** Also after blanks, and in the full-width forms that spreadsheets take for the same. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

function field(value: string | number | undefined): string {
  if (typeof value !== 'string') {
    return value === undefined ? '' : String(value);
  }
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim()
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}
