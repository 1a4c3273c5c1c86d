import { InMemoryMirror } from './__testUtils__/InMemoryMirror';
import { ClaimIndex } from './ClaimIndex';
import { toItem } from './toItem';
import { WorkloadBook } from './WorkloadBook';

const KEY = { cluster: 'prod-eu', uid: 'a' };

describe('why, in the WorkloadBook', () => {
  let mirror: InMemoryMirror;
  let book: WorkloadBook;
  let told: number;

  beforeEach(() => {
    mirror = InMemoryMirror.create();
    book = WorkloadBook.create(mirror);
    mirror.put({ uid: 'a', workload: { state: 'Pending' } });
    told = 0;
    book.onChange(() => {
      told += 1;
    });
  });
  afterEach(() => book.close());

  const why = () => {
    const entry = book.entry(KEY);
    return entry && toItem(entry).why;
  };

  it('is a change of the row for its readers, when it is news', () => {
    const { sequence } = book;
    book.setWhy(KEY, 'a waits');
    book.setWhy(KEY, 'a waits');
    expect(why()).toBe('a waits');
    expect(told).toBe(1);
    const [change] = book.changesSince(sequence) ?? [];
    expect(change).toMatchObject({ after: { why: 'a waits' } });
    expect(change.before?.why).toBeUndefined();
    book.setWhy(KEY, undefined);
    expect(why()).toBeUndefined();
    expect(told).toBe(2);
  });

  it('stays while the state does, whatever else changes', async () => {
    book.setWhy(KEY, 'a waits');
    mirror.put({ uid: 'a', workload: { state: 'Pending', restarts: 1 } });
    await book.setClaims(ClaimIndex.create([]));
    expect(why()).toBe('a waits');
    expect(book.entry(KEY)?.unclaimed).toBe(true);
    mirror.put({ uid: 'a', workload: { state: 'Running' } });
    expect(why()).toBeUndefined();
  });

  it('is nothing for a row that is gone', () => {
    mirror.remove('a');
    told = 0;
    book.setWhy(KEY, 'a waits');
    expect(told).toBe(0);
    expect(book.entry(KEY)).toBeUndefined();
  });
});
