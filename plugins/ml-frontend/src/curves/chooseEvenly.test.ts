import { chooseEvenly } from './chooseEvenly';

describe('chooseEvenly', () => {
  it('takes all where there are few', () => {
    expect(chooseEvenly([1, 2, 3], 3)).toEqual([1, 2, 3]);
  });

  it('takes the first, the last and some between', () => {
    const all = Array.from({ length: 101 }, (_, place) => place);
    expect(chooseEvenly(all, 5)).toEqual([0, 25, 50, 75, 100]);
  });
});
