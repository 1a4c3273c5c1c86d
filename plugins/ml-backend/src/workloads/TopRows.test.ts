import fc from 'fast-check';
import { TopRows } from './TopRows';

describe('TopRows', () => {
  it('keeps what sorting everything would put first', () => {
    const ascending = (a: number, b: number) => a - b;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 })),
        fc.integer({ min: 1, max: 20 }),
        (values, limit) => {
          const top = TopRows.create(limit, ascending);
          for (const value of values) {
            top.add(value);
          }
          expect(top.sorted()).toEqual(
            [...values].sort(ascending).slice(0, limit),
          );
        },
      ),
    );
  });
});
