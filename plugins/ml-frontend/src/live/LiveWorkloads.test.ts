import {
  delta,
  freshSource,
  row,
  ScriptedMlApi,
} from '../__testUtils__/ScriptedMlApi';
import { LiveSnapshot } from './LiveSnapshot';
import { LiveWorkloads } from './LiveWorkloads';

/** Waits for a snapshot that is as wanted. */
function until(
  live: LiveWorkloads,
  wanted: (snapshot: LiveSnapshot) => boolean,
): Promise<LiveSnapshot> {
  return new Promise(resolve => {
    let unsubscribe = () => {};
    const look = () => {
      const snapshot = live.getSnapshot();
      if (wanted(snapshot)) {
        unsubscribe();
        resolve(snapshot);
      }
    };
    unsubscribe = live.subscribe(look);
    look();
  });
}

const states = ({ view }: LiveSnapshot) =>
  Object.fromEntries(
    [...view.rows.values()].map(({ name, state }) => [name, state]),
  );

describe('LiveWorkloads', () => {
  let live: LiveWorkloads | undefined;
  const started = (api: ScriptedMlApi) => {
    live = LiveWorkloads.create({ api, query: { entityRef: 'component:a/b' } });
    live.start();
    return live;
  };
  afterEach(() => live?.stop());

  it('shows the first page at once, then the rest, and streams from the first answer on', async () => {
    const rows = Array.from({ length: 1_300 }, (_, index) =>
      row({ name: `job-${index}` }),
    );
    const api = ScriptedMlApi.create(rows);
    const subject = started(api);
    const first = await until(subject, ({ phase }) => phase === 'ready');
    expect(first.view.rows.size).toBe(200);
    expect(first).toMatchObject({ total: 1_300, complete: false });
    const all = await until(subject, ({ complete }) => complete);
    expect(all.view.rows.size).toBe(1_300);
    expect(api.requests.map(({ limit, cursor }) => [limit, cursor])).toEqual([
      [200, undefined],
      [1_000, '200'],
      [1_000, '1200'],
    ]);
    const stream = await api.stream();
    expect(stream.since).toBe('e.100');
    expect(stream.query).toEqual({ entityRef: 'component:a/b' });
  });

  it('applies changes and removals by their sequence', async () => {
    const [a, b] = [row({ name: 'a' }), row({ name: 'b' })];
    const api = ScriptedMlApi.create([a, b]);
    const subject = started(api);
    const stream = await api.stream();
    stream.send(delta([{ ...a, state: 'Failed', sequence: 101 }], 101));
    stream.send(delta([{ ...a, state: 'Queued', sequence: 50 }], 102, [b]));
    const after = await until(subject, ({ view }) => view.rows.size === 1);
    expect(states(after)).toEqual({ a: 'Failed' });
    expect(after.total).toBe(1);
  });

  it('says why it is not live after a break, and goes on from where it was', async () => {
    const api = ScriptedMlApi.create([row({ name: 'a' })]);
    const subject = started(api);
    const stream = await api.stream();
    stream.send(delta([row({ name: 'b', sequence: 101 })], 101));
    await until(subject, ({ view }) => view.rows.size === 2);
    stream.fail(new Error('network changed'));
    const broken = await until(
      subject,
      ({ connection }) => connection === 'reconnecting',
    );
    expect(broken.connectionCause).toBe('network changed');
    expect(broken.view.rows.size).toBe(2);
    const second = await api.stream(1);
    expect(second.since).toBe('e.101');
    second.send({ type: 'sources', id: 'e.102', sources: [freshSource()] });
    await until(subject, ({ connection }) => connection === 'live');
  }, 20_000);

  it('asks for nothing between stop and start, and takes up where it was', async () => {
    const api = ScriptedMlApi.create([row({ name: 'a' })]);
    const subject = started(api);
    const stream = await api.stream();
    stream.send(delta([row({ name: 'b', sequence: 140 })], 140));
    await until(subject, ({ view }) => view.rows.size === 2);
    subject.stop();
    expect(stream.closed).toBe(true);
    await until(subject, ({ connection }) => connection === 'paused');
    expect(api.streams).toHaveLength(1);
    subject.start();
    expect((await api.stream(1)).since).toBe('e.140');
    expect(api.requests).toHaveLength(1);
  });

  it('gives the cause when the first page cannot be had, and tries again when told', async () => {
    let fails = true;
    const page = ScriptedMlApi.create([row()]);
    const api = ScriptedMlApi.answering(request => {
      if (fails) {
        throw new Error('connection refused');
      }
      return page.listWorkloads(request);
    });
    const subject = started(api);
    const failed = await until(subject, ({ phase }) => phase === 'failed');
    expect(failed.error?.message).toBe('connection refused');
    expect(api.streams).toHaveLength(0);
    fails = false;
    subject.retry();
    await until(subject, ({ phase }) => phase === 'ready');
  });

  it('ends when the portal says so', async () => {
    const api = ScriptedMlApi.create([row()]);
    const subject = started(api);
    (await api.stream()).send({ type: 'end', reason: 'permission' });
    const ended = await until(
      subject,
      ({ connection }) => connection === 'ended',
    );
    expect(ended.connectionCause).toBe('permission');
    expect(api.streams).toHaveLength(1);
  });

  it('stops loading where a browser should not hold more', async () => {
    const api = ScriptedMlApi.create(
      Array.from({ length: 12_500 }, (_, index) => row({ name: `j${index}` })),
    );
    const capped = await until(started(api), snapshot => snapshot.capped);
    expect(capped.view.rows.size).toBeGreaterThanOrEqual(10_000);
    expect(capped.view.rows.size).toBeLessThan(12_500);
    expect(capped.total).toBe(12_500);
  });
});
