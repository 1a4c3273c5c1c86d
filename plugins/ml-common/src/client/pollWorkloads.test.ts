import { ListWorkloadsResponse, WorkloadStreamEvent } from '../api';
import { FollowStatus, followWorkloads } from './followWorkloads';
import { MlApi } from './MlApi';

const page = (
  version: string,
  rest: Partial<ListWorkloadsResponse> = {},
): ListWorkloadsResponse => ({
  items: [],
  total: 0,
  counts: {},
  sources: [],
  version,
  ...rest,
});

const refusal = (statusCode: number) =>
  Object.assign(new Error(`refused ${statusCode}`), { statusCode });

/** A backend whose streams do what is said, one after the other, and whose list has these answers. */
function backendOf(script: {
  streams: ('silent' | 'empty' | Error | WorkloadStreamEvent)[];
  lists?: (ListWorkloadsResponse | Error)[];
}) {
  const asked: string[] = [];
  let streams = 0;
  let lists = 0;
  const api: Pick<MlApi, 'listWorkloads' | 'streamWorkloads'> = {
    async *streamWorkloads(_, { since, signal }) {
      asked.push(`stream ${since ?? ''}`.trim());
      const next = script.streams[streams];
      streams += 1;
      if (next instanceof Error) {
        throw next;
      }
      if (next === 'silent') {
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      }
      if (typeof next === 'object') {
        yield next;
      }
    },
    async listWorkloads({ cursor }) {
      asked.push(`list ${cursor ?? ''}`.trim());
      const answer = script.lists?.[lists] ?? refusal(500);
      lists += 1;
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    },
  };
  return { asked, api: api as MlApi };
}

async function follow(api: MlApi) {
  const events: WorkloadStreamEvent[] = [];
  const statuses: FollowStatus[] = [];
  const failure = await (async () => {
    for await (const event of followWorkloads(
      api,
      {},
      {
        signal: AbortSignal.timeout(5_000),
        backoff: { least: 1, spread: 1, most: 5 },
        pollInterval: 1,
        firstEvent: 20,
        onStatus: status => statuses.push(status),
      },
    )) {
      events.push(event);
    }
  })().catch((error: Error) => error.message);
  return { events, statuses, failure };
}

const ENDED: WorkloadStreamEvent = { type: 'end', reason: 'permission' };

describe('followWorkloads where no stream comes through', () => {
  it.each<['silent' | 'empty' | Error]>([
    ['silent'],
    ['empty'],
    [refusal(406)],
    [refusal(429)],
  ])('asks for the list instead: %s', async held => {
    const first = page('e.1');
    const second = page('e.2', { match: { by: 'none' } });
    const { asked, api } = backendOf({
      streams: [held, held, ENDED],
      lists: [first, first, first, second],
    });
    const { events, statuses } = await follow(api);
    expect(asked).toEqual([
      ...['stream', 'stream', 'list', 'list', 'list', 'list', 'stream e.2'],
    ]);
    const told = { items: [], reset: true, complete: true };
    expect(events).toEqual([
      { type: 'sources', id: '', sources: [] },
      { type: 'snapshot', id: 'e.1', ...told },
      { type: 'sources', id: '', sources: [] },
      { type: 'snapshot', id: 'e.2', ...told, match: { by: 'none' } },
      ENDED,
    ]);
    const types = statuses.map(({ type }) => type);
    expect(types.filter(type => type === 'polling')).toHaveLength(4);
  });

  it('reads a long list to its end, and resumes from its beginning', async () => {
    const { asked, api } = backendOf({
      streams: [refusal(429), refusal(429), ENDED],
      lists: Array.from({ length: 4 }, () => [
        page('e.1', { next: 'x' }),
        page('e.5'),
      ]).flat(),
    });
    await follow(api);
    expect(asked.slice(2, 4)).toEqual(['list', 'list x']);
    expect(asked.at(-1)).toBe('stream e.1');
  });

  it.each([new TypeError('fetch failed'), refusal(502), refusal(503)])(
    'leaves the list alone while the backend is not there: %s',
    async gone => {
      const { asked, api } = backendOf({
        streams: [gone, gone, gone, gone, ENDED],
      });
      await follow(api);
      expect(asked).toEqual(Array(5).fill('stream'));
    },
  );

  it('tries the stream again when the list does not come either', async () => {
    const { asked, api } = backendOf({
      streams: [refusal(429), refusal(429), ENDED],
      lists: [refusal(502)],
    });
    const { statuses } = await follow(api);
    expect(asked).toEqual(['stream', 'stream', 'list', 'stream']);
    expect(statuses).toContainEqual(
      expect.objectContaining({ type: 'waiting', error: refusal(502) }),
    );
  });

  it('ends when the list is refused for good', async () => {
    const { api } = backendOf({
      streams: ['silent', 'silent'],
      lists: [page('e.1'), refusal(403)],
    });
    expect((await follow(api)).failure).toBe('refused 403');
  });
});
