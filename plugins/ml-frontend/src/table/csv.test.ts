import { toCsv } from './csv';

/** The one field of a table of one field, as it is written. */
function written(value: string | number | undefined): string {
  const csv = toCsv(['x'], [[value]]);
  expect(csv.startsWith('\uFEFFx\r\n')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  return csv.slice('\uFEFFx\r\n'.length, -2);
}

describe('toCsv', () => {
  it.each([
    ['resnet-42', 'resnet-42'],
    ['', ''],
    [undefined, ''],
    [-3, '-3'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    [' padded ', '" padded "'],
    ['größer 🤖', 'größer 🤖'],
  ])('writes %j as %j', (value, field) => {
    expect(written(value)).toBe(field);
  });

  it.each([
    '=HYPERLINK("https://evil.example")',
    '+1',
    '-1',
    '@SUM(A1)',
    '  =1',
    '\t=1',
    '\r=1',
    '\n1',
    '＝1',
    '＋1',
    '－1',
    '＠1',
  ])('does not let %j be a formula', value => {
    expect(written(value)).toMatch(/^"?'/);
  });

  it('writes the header first, and every row on a line', () => {
    expect(toCsv(['a', 'b'], [[1, 2], ['x']])).toBe(
      '\uFEFFa,b\r\n1,2\r\nx\r\n',
    );
  });
});
