import { InMemoryMirror } from '../../workloads/__testUtils__/InMemoryMirror';
import { compileFilter } from '../../workloads/compileFilter';
import { WorkloadBook } from '../../workloads/WorkloadBook';
import { StreamHub } from './StreamHub';

describe('StreamHub', () => {
  const mirror = InMemoryMirror.create();
  const book = WorkloadBook.create(mirror);
  const hub = StreamHub.create(book);
  afterAll(() => {
    hub.close();
    book.close();
  });

  it('shares one view, and what it serialized, between equal queries', async () => {
    const running = compileFilter({ state: ['Failed', 'Running'] });
    const same = compileFilter({ state: ['Running', 'Failed', 'Running'] });
    const other = compileFilter({ state: ['Running'] });
    let onFlush = () => {};
    const first = hub.join(running, () => onFlush());
    const second = hub.join(same, () => {});
    const third = hub.join(other, () => {});
    expect(second.view).toBe(first.view);
    expect(third.view).not.toBe(first.view);
    expect(first.view.snapshot()).toBe(second.view.snapshot());

    const before = first.view.position;
    const flushed = new Promise<void>(resolve => {
      onFlush = resolve;
    });
    mirror.put({ uid: 'a', workload: { state: 'Failed' } });
    mirror.put({ uid: 'b' });
    expect(first.view.position).toBe(before);
    await flushed;

    const step = first.view.stepFrom(before);
    expect(step?.to).toBe(book.sequence);
    expect([...(step?.parts ?? [])]).toHaveLength(1);
    expect(second.view.stepFrom(before)).toBe(step);
    expect(
      [...(third.view.stepFrom(before)?.parts ?? [])].join(),
    ).not.toContain('"uid":"a"');

    first.leave();
    second.leave();
    third.leave();
    const again = hub.join(same, () => {});
    expect(again.view).not.toBe(first.view);
    again.leave();
  });
});
