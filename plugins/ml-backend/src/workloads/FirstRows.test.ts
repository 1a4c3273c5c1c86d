import { WorkloadSort } from '@mlport/backstage-plugin-ml-common';
import fc from 'fast-check';
import { EVERYTHING } from './__testUtils__/everything';
import { InMemoryMirror } from './__testUtils__/InMemoryMirror';
import { compileFilter } from './compileFilter';
import { listWorkloads } from './listWorkloads';
import { WorkloadBook } from './WorkloadBook';

const STATES = ['Running', 'Failed', 'Queued'] as const;
const SORTS = ['attention', '-age', 'name', 'queue'] as const;

const change = fc.record({
  uid: fc.nat(400).map(String),
  to: fc.constantFrom(...STATES, 'gone' as const),
  createdAt: fc.nat(50).map(days => days * 86_400_000),
  queue: fc.constantFrom('a', 'b', undefined),
});

const batches = fc.array(fc.array(change, { maxLength: 200 }), {
  minLength: 1,
  maxLength: 12,
});

function applyTo(
  mirror: InMemoryMirror,
  changes: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[],
) {
  for (const { uid, to, createdAt, queue } of changes) {
    if (to === 'gone') {
      mirror.remove(uid);
    } else {
      mirror.put({ uid, createdAt, workload: { state: to, queue } });
    }
  }
}

describe('FirstRows', () => {
  it('is after any changes what a pass over all rows would make it', () => {
    fc.assert(
      fc.property(
        batches,
        fc.constantFrom<WorkloadSort | `-${WorkloadSort}`>(...SORTS),
        fc.subarray([...STATES], { minLength: 1 }),
        fc.constantFrom(1, 3, 50, 500),
        (some, sort, state, limit) => {
          const mirror = InMemoryMirror.create();
          const book = WorkloadBook.create(mirror);
          const filter = compileFilter({ state }, EVERYTHING);
          for (let uid = 0; uid < 350; uid++) {
            mirror.put({
              uid: String(uid),
              workload: { state: STATES[uid % 3] },
            });
          }
          const { next } = listWorkloads(book, filter, { sort, limit: 20 });
          const pages = [
            { sort, limit },
            { sort, limit, cursor: next },
          ];
          for (const changes of some) {
            applyTo(mirror, changes);
            const anew = WorkloadBook.create(mirror);
            for (const page of pages) {
              const { items, ...rest } = listWorkloads(book, filter, page);
              const expected = listWorkloads(anew, filter, page);
              expect(items.map(({ uid }) => uid)).toEqual(
                expected.items.map(({ uid }) => uid),
              );
              expect(items.map(item => item.state)).toEqual(
                expected.items.map(item => item.state),
              );
              expect(rest).toEqual({
                ...expected,
                items: undefined,
                version: rest.version,
              });
            }
            anew.close();
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is made anew when too many of the known rows went', () => {
    const mirror = InMemoryMirror.create();
    const book = WorkloadBook.create(mirror);
    const filter = compileFilter({}, EVERYTHING);
    const names = Array.from({ length: 1_000 }, (_, index) =>
      String(index).padStart(4, '0'),
    );
    for (const uid of names) {
      mirror.put({ uid });
    }
    const page = { sort: 'name' as const, limit: 10 };
    listWorkloads(book, filter, page);
    for (const uid of names.slice(0, 900)) {
      mirror.remove(uid);
    }
    const { items, total } = listWorkloads(book, filter, page);
    expect(total).toBe(100);
    expect(items.map(({ uid }) => uid)).toEqual(names.slice(900, 910));
  });
});
