import { ClusterGateway, failure, Outcome, success } from '../gateway';
import { VirtualClock } from '../simulation/VirtualClock';
import { Pulse } from './Pulse';

const NAMESPACE = '/api/v1/namespaces/kube-system';
const named = (uid: string) => success({ metadata: { uid } });

/** A cluster behind a proxy that does not end watches: they give bytes when told to, or nothing. */
function createCluster(first: Outcome<unknown> = named('a')) {
  const clock = new VirtualClock();
  const asked: string[] = [];
  const news: string[] = [];
  let answer = first;
  let send = (_bytes: Uint8Array) => {};
  const nextBytes = () =>
    new Promise<Uint8Array>(resolve => {
      send = resolve;
    });
  const gateway: ClusterGateway = {
    listClusters: async () => success([]),
    request: async (_cluster, { path }) => {
      asked.push(path);
      return answer;
    },
    openWatch: async () =>
      success(
        (async function* bytes() {
          for (;;) {
            yield await nextBytes();
          }
        })(),
      ),
  };
  const controller = new AbortController();
  const pulse = Pulse.start({
    clock,
    gateway,
    cluster: 'east',
    signal: controller.signal,
    onOther: () => news.push('other'),
    onUnknown: () => news.push('unknown'),
  });
  return {
    clock,
    asked,
    news,
    pulse,
    send: () => send(Uint8Array.of(10)),
    answers: (outcome: Outcome<unknown>) => {
      answer = outcome;
    },
    stop: () => controller.abort(),
  };
}

async function openWatch(pulse: Pulse) {
  const controller = new AbortController();
  const opened = await pulse.gateway.openWatch('east', {
    path: '/apis/batch/v1/jobs',
    signal: controller.signal,
  });
  if (!opened.ok) {
    throw new Error(opened.error.message);
  }
  const outcome = { error: undefined as unknown, chunks: 0 };
  const ended = (async () => {
    try {
      for await (const _chunk of opened.value) {
        outcome.chunks += 1;
      }
    } catch (error) {
      outcome.error = error;
    }
  })();
  return { outcome, ended, close: () => controller.abort() };
}

describe('Pulse', () => {
  it('breaks all watches of a cluster that refuses, within 10 s', async () => {
    const { answers, clock, pulse, stop } = createCluster();
    const first = await openWatch(pulse);
    const second = await openWatch(pulse);
    answers(failure('refused', 'connection refused'));
    await clock.advance(10_000);
    await Promise.all([first.ended, second.ended]);
    expect(first.outcome.error).toMatchObject({ code: 'ECONNRESET' });
    expect(second.outcome.error).toMatchObject({ code: 'ECONNRESET' });
    stop();
  });

  it.each([
    ['answers', named('a')],
    ['may not be read', failure('forbidden', 'no')],
    ['is slow', failure('timeout', 'no answer in time')],
  ])('leaves a quiet cluster alone that %s', async (_, outcome) => {
    const { clock, pulse, stop } = createCluster(outcome);
    const watch = await openWatch(pulse);
    await clock.advance(60_000);
    expect(watch.outcome.error).toBeUndefined();
    stop();
  });

  it('breaks the watches of a cluster that does not say who it is, too', async () => {
    const { answers, clock, pulse, stop } = createCluster(
      failure('forbidden', 'no'),
    );
    const watch = await openWatch(pulse);
    await clock.advance(20_000);
    answers(failure('refused', 'connection refused'));
    await clock.advance(10_000);
    await watch.ended;
    expect(watch.outcome.error).toMatchObject({ code: 'ECONNRESET' });
    stop();
  });

  it.each([
    ['speak', 1_000],
    ['are quiet', 60_000],
  ])(
    'asks one thing every 4 seconds while watches %s',
    async (_, everyMs: number) => {
      const { asked, clock, pulse, send, stop } = createCluster();
      await openWatch(pulse);
      await clock.advance(1_000);
      asked.splice(0);
      for (let ms = 0; ms < 60_000; ms += everyMs) {
        send();
        await clock.advance(everyMs);
      }
      expect(asked).toEqual(Array(15).fill(NAMESPACE));
      stop();
    },
  );

  it('tells once of another cluster behind the name, within 5 seconds', async () => {
    const { answers, clock, news, stop } = createCluster();
    await clock.advance(8_000);
    expect(news).toEqual([]);
    answers(named('b'));
    await clock.advance(4_500);
    expect(news).toEqual(['other']);
    answers(named('c'));
    await clock.advance(60_000);
    expect(news).toEqual(['other']);
    stop();
  });

  it('keeps who it was through failures', async () => {
    const { answers, clock, news, pulse, stop } = createCluster();
    await openWatch(pulse);
    await clock.advance(1_000);
    answers(failure('refused', 'connection refused'));
    await clock.advance(30_000);
    answers(failure('forbidden', 'no'));
    await clock.advance(61_000);
    answers(named('b'));
    await clock.advance(60_000);
    expect(news).toEqual(['other']);
    stop();
  });

  it('says that the kubernetes plugin does not know it any longer', async () => {
    const { answers, clock, news, stop } = createCluster();
    await clock.advance(1_000);
    answers(failure('unknownCluster', 'no such cluster'));
    await clock.advance(4_000);
    expect(news).toEqual(['unknown']);
    stop();
  });

  describe.each<[string, Outcome<unknown>]>([
    ['forbidden', failure('forbidden', 'no')],
    ['not there', failure('notFound', 'no')],
    ['something else', success({ items: [] })],
    ['nothing', success(null)],
  ])('where the namespace is %s', (_, answer) => {
    it('asks for it once a minute, and for nothing while watches speak', async () => {
      const { asked, clock, pulse, send, stop } = createCluster(answer);
      await clock.advance(1_000);
      const watch = await openWatch(pulse);
      for (let second = 0; second < 118; second += 1) {
        send();
        await clock.advance(1_000);
      }
      expect(watch.outcome.chunks).toBeGreaterThan(100);
      expect(asked).toEqual([NAMESPACE, NAMESPACE]);
      watch.close();
      await clock.advance(60_000);
      expect(asked).toEqual([NAMESPACE, NAMESPACE, NAMESPACE]);
      stop();
    });

    it('asks a quiet cluster for less, and no more often', async () => {
      const { asked, clock, pulse, stop } = createCluster(answer);
      await openWatch(pulse);
      await clock.advance(59_000);
      expect(asked).toEqual([NAMESPACE, ...Array(14).fill('/api')]);
      stop();
    });
  });

  it('waits as long as the cluster says', async () => {
    const { asked, clock, stop } = createCluster({
      ok: false,
      error: { code: 'throttled', message: 'busy', retryAfterMs: 20_000 },
    });
    await clock.advance(39_000);
    expect(asked).toHaveLength(2);
    stop();
  });
});
