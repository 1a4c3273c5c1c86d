import fc from 'fast-check';
import { toRow } from './__testUtils__/InMemoryMirror';
import { orderOf } from './order';
import { TopRows } from './TopRows';

describe('TopRows', () => {
  it('keeps what sorting everything would put first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.nat(9), { nil: undefined })),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('age' as const, '-age' as const),
        (ages, limit, sort) => {
          const order = orderOf(sort);
          const entries = ages.map((age, index) => ({
            row: toRow({
              uid: `${index}`,
              createdAt: age === undefined ? undefined : age * 1000,
            }),
          }));
          const top = TopRows.create<(typeof entries)[number]>(limit, order);
          for (const entry of entries) {
            top.add(entry);
          }
          expect(top.sorted()).toEqual(
            [...entries]
              .sort((a, b) => order.compare(a.row, b.row))
              .slice(0, limit),
          );
        },
      ),
    );
  });
});
