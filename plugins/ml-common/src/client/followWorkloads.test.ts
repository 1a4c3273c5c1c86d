import { ResponseError } from '@backstage/errors';
import { WorkloadStreamEvent } from '../api';
import { backoff } from './backoff';
import { FollowStatus, followWorkloads } from './followWorkloads';
import { MlApi } from './MlApi';
import { MlClient } from './MlClient';

const delta = (id: string): WorkloadStreamEvent => ({
  type: 'delta',
  id,
  upserts: [],
  removes: [],
});

/** An API whose connections follow a script: what each sends, and how it ends. */
function scripted(
  connections: { sends?: WorkloadStreamEvent[]; fails?: Error }[],
) {
  const asked: (string | undefined)[] = [];
  const api: Pick<MlApi, 'streamWorkloads'> = {
    async *streamWorkloads(_query, { since }) {
      const connection = connections[asked.length];
      asked.push(since);
      yield* connection?.sends ?? [];
      if (connection?.fails) {
        throw connection.fails;
      }
    },
  };
  return { asked, api: api as MlApi };
}

async function follow(api: MlApi, abortAfter = Infinity) {
  const controller = new AbortController();
  const statuses: FollowStatus[] = [];
  const events: WorkloadStreamEvent[] = [];
  const stream = followWorkloads(
    api,
    {},
    {
      signal: controller.signal,
      backoff: { least: 1, spread: 1, most: 5 },
      onStatus: status => statuses.push(status),
    },
  );
  for await (const event of stream) {
    events.push(event);
    if (events.length >= abortAfter) {
      controller.abort();
    }
  }
  return { statuses, events };
}

const ENDED: WorkloadStreamEvent = { type: 'end', reason: 'permission' };

describe('followWorkloads', () => {
  it('resumes from the last point that it has everything up to', async () => {
    const part: WorkloadStreamEvent = {
      type: 'snapshot',
      id: '',
      items: [],
      reset: true,
      complete: false,
    };
    const { asked, api } = scripted([
      { sends: [part], fails: new Error('reset') },
      { sends: [delta('e.1'), delta('e.2'), delta('')] },
      { fails: new Error('refused') },
      { sends: [{ type: 'end', reason: 'token' }] },
      { sends: [ENDED] },
    ]);
    const { events, statuses } = await follow(api);
    expect(asked).toEqual([undefined, undefined, 'e.2', 'e.2', 'e.2']);
    expect(events.at(-1)).toEqual(ENDED);
    expect(events).not.toContainEqual({ type: 'end', reason: 'token' });
    expect(statuses.at(-1)).toEqual({ type: 'ended', reason: 'permission' });
    expect(statuses).toContainEqual(
      expect.objectContaining({ type: 'waiting', error: new Error('refused') }),
    );
  });

  it.each([400, 401, 403, 404])('gives up after %s', async statusCode => {
    const refusal = Object.assign(new Error('no'), { statusCode });
    const { asked, api } = scripted([{ fails: refusal }]);
    await expect(follow(api)).rejects.toBe(refusal);
    expect(asked).toHaveLength(1);
  });

  it('comes back after a 404 that the backend itself did not say', async () => {
    const starting = await ResponseError.fromResponse(
      new Response(null, { status: 404 }),
    );
    const { api } = scripted([{ fails: starting }, { sends: [ENDED] }]);
    expect((await follow(api)).events).toEqual([ENDED]);

    const gone = await ResponseError.fromResponse(
      Response.json(
        {
          error: { name: 'NotFoundError', message: 'no such entity' },
          response: { statusCode: 404 },
        },
        { status: 404 },
      ),
    );
    await expect(follow(scripted([{ fails: gone }]).api)).rejects.toBe(gone);
  });

  it('comes back when the backend says so', async () => {
    const refusal = Object.assign(new Error('busy'), {
      statusCode: 429,
      response: { headers: new Headers({ 'Retry-After': '0.03' }) },
    });
    const { api } = scripted([{ fails: refusal }, { sends: [ENDED] }]);
    const { statuses } = await follow(api);
    expect(statuses[1]).toMatchObject({ type: 'waiting', retryIn: 30 });
  });

  it('stops without an error when it is aborted', async () => {
    const { asked, api } = scripted([{ sends: [delta('e.1'), delta('e.2')] }]);
    const { events } = await follow(api, 1);
    expect(events).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });
});

describe('backoff', () => {
  it('grows from one second to ten, spread at random', () => {
    const latest = backoff({ random: () => 0.999999 });
    const waits = Array.from({ length: 4 }, () => Math.round(latest.next()));
    expect(waits).toEqual([6_000, 10_000, 10_000, 10_000]);
    latest.reset();
    expect(Math.round(latest.next())).toBe(6_000);
    expect(backoff({ random: () => 0 }).next()).toBe(1_000);
  });

  it.each([8_000, 20_000, 60_000])(
    'brings 2,000 viewers back within 10 s of an outage of %s ms, a fifth a second at most',
    outage => {
      let seed = 1;
      const random = () => {
        seed = (seed * 48_271) % 2_147_483_647;
        return seed / 2_147_483_647;
      };
      const returns = Array.from({ length: 2_000 }, () => {
        const delays = backoff({ random });
        let now = 0;
        while (now < outage) {
          now += delays.next();
        }
        return now - outage;
      });
      expect(Math.max(...returns)).toBeLessThanOrEqual(10_000);
      const perSecond = Array<number>(10).fill(0);
      for (const time of returns) {
        perSecond[Math.floor(time / 1_000)] += 1;
      }
      expect(Math.max(...perSecond)).toBeLessThanOrEqual(400);
    },
  );
});

describe('MlClient', () => {
  const streamOf = (...chunks: string[]) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) {
          controller.enqueue(new TextEncoder().encode(chunk));
        }
      },
    });

  it('asks the fetch API of Backstage, and drops a stream that went silent', async () => {
    const urls: string[] = [];
    const client = MlClient.create({
      silence: 30,
      fetch: async input => {
        urls.push(String(input));
        return new Response(
          streamOf(
            'event: from-the-future\ndata: {}\n\n',
            'id: e.1\nevent: delta\ndata: {"upserts":[],"removes":[]}\n\n',
          ),
        );
      },
    });
    const stream = client.streamWorkloads(
      { state: ['Failed'] },
      { since: 'e~x.0', signal: new AbortController().signal },
    );
    const iterator = stream[Symbol.asyncIterator]();
    expect((await iterator.next()).value).toEqual(delta('e.1'));
    await expect(iterator.next()).rejects.toThrow(
      'was silent for 0.03 seconds',
    );
    expect(urls).toEqual([
      'plugin://ml/workloads/stream?state=Failed&since=e%7Ex.0',
    ]);
  });

  it.each([
    ['event: delta\ndata: []\n\n', 'whose data is not an object'],
    ['event: delta\ndata: {"upserts":1}\n\n', "without a list of 'upserts'"],
    ['event: snapshot\ndata: {}\n\n', "without a list of 'items'"],
  ])('refuses %j', async (text, message) => {
    const client = MlClient.create({
      fetch: async () => new Response(streamOf(text)),
    });
    const stream = client.streamWorkloads(
      {},
      { signal: new AbortController().signal },
    );
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow(
      message,
    );
  });
});
