import { causedRequests } from './causedRequests';

describe('causedRequests', () => {
  it.each([
    ['nothing more than without', { a: 3 }, { a: 3 }, 1, 0],
    ['a period that fell in once more', { a: 4 }, { a: 3 }, 1, 0],
    ['a window that is longer', { a: 12 }, { a: 3 }, 4, 0],
    ['more than a period can explain', { a: 9 }, { a: 3 }, 1, 5],
    [
      'less, which makes nothing good elsewhere',
      { a: 0, b: 2 },
      { a: 9 },
      1,
      2,
    ],
    ['a path that was asked for before', { early: 1 }, {}, 1, 0],
    ['a path that nobody asked for before', { new: 1 }, {}, 1, 1],
    ['one request by each of 50', { new: 50 }, {}, 1, 50],
  ])('counts of %s', (_, present, without, scale, expected) => {
    expect(
      causedRequests({
        with: present,
        without: without as Record<string, number>,
        earlier: { early: 7 },
        scale,
      }),
    ).toBe(expected);
  });
});
