import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { run } from '../__testUtils__/ScriptedTrackingApi';
import { appendPage, mergeNewest, updateRuns } from './mergeNewest';

const numbered = (number: number, change: Partial<RunItem> = {}) =>
  run({ runId: `r${number}`, startedAt: number, ...change });
const runs = (...numbers: number[]) => numbers.map(number => numbered(number));
const numbersOf = (some: readonly RunItem[]) =>
  some.map(({ startedAt }) => startedAt);

describe('mergeNewest', () => {
  it.each([
    ['new runs come in front', [2, 1], [3, 2], false, [3, 2, 1]],
    ['a deleted run leaves', [3, 2, 1], [3, 1], false, [3, 1]],
    [
      'what is older than the page stays',
      [4, 3, 2, 1],
      [4, 3],
      false,
      [4, 3, 2, 1],
    ],
    ['a page that is all is all', [3, 2, 1], [3], true, [3]],
    ['an empty page is all', [3], [], true, []],
  ])('%s', (_, known, page, whole, expected) => {
    expect(
      numbersOf(mergeNewest(runs(...known), runs(...page), whole)),
    ).toEqual(expected);
  });

  it('believes the page', () => {
    const [first] = mergeNewest(
      [numbered(1, { status: 'running' })],
      [numbered(1, { status: 'failed' })],
      false,
    );
    expect(first.status).toBe('failed');
  });
});

describe('appendPage', () => {
  it('tells once what two pages have, since new runs move the pages', () => {
    expect(numbersOf(appendPage(runs(4, 3, 2), runs(2, 1)))).toEqual([
      4, 3, 2, 1,
    ]);
  });
});

describe('updateRuns', () => {
  it('replaces in place and adds none', () => {
    const [first, second] = updateRuns(runs(2, 1), [
      numbered(1, { status: 'killed' }),
      numbered(9),
    ]);
    expect(first.status).toBe('finished');
    expect(second.status).toBe('killed');
  });
});
