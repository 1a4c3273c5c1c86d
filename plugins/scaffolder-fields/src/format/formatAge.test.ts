import { formatAge } from './formatAge';

describe('formatAge', () => {
  it.each([
    [-5_000, 'now'],
    [999, 'now'],
    [12_400, '12 sec. ago'],
    [185_000, '3 min. ago'],
    [7_300_000, '2 hr. ago'],
    [180_000_000, '2 days ago'],
  ])('%i ms are %s', (elapsed, words) => {
    expect(formatAge(elapsed)).toBe(words);
  });
});
