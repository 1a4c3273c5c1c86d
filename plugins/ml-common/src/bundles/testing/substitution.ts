/**
 * Where two JSON values differ by more than a text that stands in places of another.
 *
 * @param before - the text in the plain value
 * @param after - the text that stands in its places; doubled dollars are the same text, as Kubernetes
 * reads them so where it expands variables
 * @returns the paths of what else differs, with both values
 */
export function otherDifferences(
  plain: unknown,
  value: unknown,
  before: string,
  after: string,
): string[] {
  const texts = [before, after, after.replaceAll('$', '$$$$')].map(escaped);
  const either = `(?:${texts.join('|')})`;
  const isSame = (expected: string, found: string) =>
    expected === found ||
    new RegExp(`^${expected.split(before).map(escaped).join(either)}$`).test(
      found,
    );
  return compare(plain, value, '', isSame);
}

type Comparison = (expected: string, found: string) => boolean;

function compare(
  plain: unknown,
  value: unknown,
  path: string,
  isSame: Comparison,
): string[] {
  if (typeof plain === 'string' && typeof value === 'string') {
    // A text that is JSON itself has escapes of its own.
    return plain !== value && plain.startsWith('{"')
      ? compare(JSON.parse(plain), JSON.parse(value), path, isSame)
      : difference(path, plain, value, isSame(plain, value));
  }
  if (!isObject(plain) || !isObject(value)) {
    return difference(path, plain, value, Object.is(plain, value));
  }
  const expected = Object.entries(plain);
  const found = Object.entries(value);
  return expected.length === found.length
    ? found.flatMap(([key, inner], index) => [
        ...difference(
          path,
          expected[index][0],
          key,
          isSame(expected[index][0], key),
        ),
        ...compare(expected[index][1], inner, `${path}.${key}`, isSame),
      ])
    : difference(path, expected.length, found.length, false);
}

function difference(
  path: string,
  plain: unknown,
  value: unknown,
  isSame: boolean,
): string[] {
  return isSame
    ? []
    : [`${path}: ${JSON.stringify(plain)} became ${JSON.stringify(value)}`];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
