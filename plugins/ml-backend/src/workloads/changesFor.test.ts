import fc from 'fast-check';
import { EVERYTHING } from './__testUtils__/everything';
import { InMemoryMirror } from './__testUtils__/InMemoryMirror';
import { changesFor } from './changesFor';
import { compileFilter } from './compileFilter';
import { WorkloadBook } from './WorkloadBook';

const STATES = ['Running', 'Failed', 'Queued'] as const;

const change = fc.record({
  uid: fc.constantFrom('a', 'b', 'c', 'd'),
  to: fc.constantFrom(...STATES, 'gone' as const),
});

describe('changesFor', () => {
  it('takes a reader from any point to what the filter lets through now', () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 30 }),
        fc.nat(30),
        fc.array(fc.constantFrom(...STATES), { minLength: 1, maxLength: 2 }),
        (changes, cut, state) => {
          const mirror = InMemoryMirror.create();
          const book = WorkloadBook.create(mirror);
          const filter = compileFilter({ state }, EVERYTHING);
          const matching = () =>
            [...book.entries()]
              .filter(filter.matches)
              .map(({ row, sequence }) => `${row.meta.uid}@${sequence}`);
          const apply = (some: typeof changes) => {
            for (const { uid, to } of some) {
              if (to === 'gone') {
                mirror.remove(uid);
              } else {
                mirror.put({ uid, workload: { state: to } });
              }
            }
          };

          apply(changes.slice(0, cut));
          const since = book.sequence;
          const known = new Map(
            matching().map(entry => [entry.split('@')[0], entry]),
          );
          apply(changes.slice(cut));
          const { upserts, removes } = changesFor(
            book.netChanges(since, book.sequence) ?? [],
            filter,
          );
          for (const { row, sequence } of upserts) {
            known.set(row.meta.uid, `${row.meta.uid}@${sequence}`);
          }
          for (const { uid } of removes) {
            expect(known.delete(uid)).toBe(true);
          }
          expect([...known.values()].sort()).toEqual(matching().sort());
        },
      ),
      { numRuns: 500 },
    );
  });
});
