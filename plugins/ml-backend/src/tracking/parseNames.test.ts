import { parseNames } from './parseNames';

describe('parseNames', () => {
  it.each<[string, string | undefined, string[]]>([
    ['nothing', undefined, []],
    ['an empty text', '', []],
    ['a name', 'churn/training', ['churn/training']],
    ['a name with commas', 'a, b', ['a, b']],
    ['several', '["a, b", "c"]', ['a, b', 'c']],
    ['the same twice', '["a", "a"]', ['a']],
    ['what are no names', '["a", 7, null, ["b"]]', ['a']],
    ['a name that begins like a list', '[draft] churn', ['[draft] churn']],
    ['a name that is an object', '{"a": 1}', ['{"a": 1}']],
  ])('reads %s', (_, annotation, names) => {
    expect(parseNames(annotation)).toEqual(names);
  });

  it('reads so many', () => {
    const all = Array.from({ length: 1_000 }, (_, at) => `m${at}`);
    expect(parseNames(JSON.stringify(all))).toHaveLength(50);
  });
});
