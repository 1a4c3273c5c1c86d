import { nameFilter } from './nameFilter';

describe('nameFilter', () => {
  it.each([
    ['brave-fox', "attributes.run_name ILIKE '%brave-fox%'"],
    ['  two words ', "attributes.run_name ILIKE '%two words%'"],
    ["it's", 'attributes.run_name ILIKE "%it\'s%"'],
    [`both ' and "`, undefined],
    ['metrics.loss < 3', undefined],
    ["tags.team = 'nlp'", undefined],
    ['params.lr IS NULL', undefined],
    ["run_name LIKE 'a%'", undefined],
    ['lisbon', "attributes.run_name ILIKE '%lisbon%'"],
    ['fox OR owl', undefined],
    ['', undefined],
  ])('%s', (text, filter) => {
    expect(nameFilter(text)).toBe(filter);
  });
});
