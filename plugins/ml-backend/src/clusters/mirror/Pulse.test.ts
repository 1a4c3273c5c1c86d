import { ClusterGateway, failure, Outcome, success } from '../gateway';
import { VirtualClock } from '../simulation/VirtualClock';
import { Pulse } from './Pulse';

/** A cluster behind a proxy that does not end watches: they give bytes when told to, or nothing. */
function createCluster() {
  const clock = new VirtualClock();
  const asked: string[] = [];
  let answer: Outcome<unknown> = success({});
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
  });
  return {
    clock,
    asked,
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
    ['answers', success({})],
    ['may not be read', failure('forbidden', 'no')],
    ['is slow', failure('timeout', 'no answer in time')],
  ])('leaves a quiet cluster alone that %s', async (_, outcome) => {
    const { answers, clock, pulse, stop } = createCluster();
    answers(outcome);
    const watch = await openWatch(pulse);
    await clock.advance(60_000);
    expect(watch.outcome.error).toBeUndefined();
    stop();
  });

  it('does not ask while watches speak, nor when there are none', async () => {
    const { asked, clock, pulse, send, stop } = createCluster();
    await clock.advance(60_000);
    expect(asked).toEqual([]);
    const watch = await openWatch(pulse);
    for (let second = 0; second < 60; second += 1) {
      send();
      await clock.advance(1_000);
    }
    expect(watch.outcome.chunks).toBeGreaterThan(50);
    expect(asked).toEqual([]);
    watch.close();
    await clock.advance(60_000);
    expect(asked).toEqual([]);
    stop();
  });
});
