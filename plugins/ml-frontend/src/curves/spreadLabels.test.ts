import { spreadLabels } from './spreadLabels';

const bounds = { top: 0, bottom: 100 };

describe('spreadLabels', () => {
  it.each<[string, number[], number[]]>([
    ['leaves alone what has room', [10, 50, 90], [10, 50, 90]],
    ['moves apart what is too near', [50, 52, 51], [50, 70, 60]],
    ['goes up from the bottom', [99, 98], [100, 90]],
    ['goes down from the top', [-5, 2], [0, 10]],
    ['has nothing to place', [], []],
  ])('%s', (_, wanted, placed) => {
    expect(spreadLabels(wanted, 10, bounds)).toEqual(placed);
  });
});
