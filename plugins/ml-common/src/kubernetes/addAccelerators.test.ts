import { Accelerator } from '../workload';
import { addAccelerators } from './addAccelerators';

const gpus = (count: number): Accelerator => ({
  resource: 'nvidia.com/gpu',
  count,
  sharing: 'whole',
});
const slices: Accelerator = {
  resource: 'nvidia.com/mig-1g.10gb',
  count: 3,
  sharing: 'mig',
};

describe('addAccelerators', () => {
  it('adds per resource name, whatever the order', () => {
    const expected = [gpus(6), slices];
    expect(addAccelerators([[gpus(2)], [slices, gpus(4)]])).toEqual(expected);
    expect(addAccelerators([[slices, gpus(4)], [gpus(2)]])).toEqual(expected);
  });

  it('adds nothing to nothing', () => {
    expect(addAccelerators([[], []])).toEqual([]);
  });

  it('does not leave the safe integers', () => {
    const many = gpus(Number.MAX_SAFE_INTEGER);
    expect(addAccelerators([[many], [many]])).toEqual([many]);
  });
});
