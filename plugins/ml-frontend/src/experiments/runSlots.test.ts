import { assignSlots } from './runSlots';

describe('assignSlots', () => {
  it('counts up in the order of the choice', () => {
    expect([...assignSlots(new Map(), ['b', 'a', 'c'])]).toEqual([
      ['b', 0],
      ['a', 1],
      ['c', 2],
    ]);
  });

  it('leaves each its place, and gives free ones to the new', () => {
    const before = assignSlots(new Map(), ['a', 'b', 'c']);
    const after = assignSlots(before, ['b', 'c', 'x', 'y']);
    expect([...after]).toEqual([
      ['b', 1],
      ['c', 2],
      ['x', 0],
      ['y', 3],
    ]);
  });
});
