import { failure, Outcome } from './gateway';
import { success } from './gateway/ClusterError';
import { ScriptedGateway } from './simulation/ScriptedGateway';
import { VirtualClock } from './simulation/VirtualClock';
import { watchIdentity } from './watchIdentity';

const cluster = (uid: string) => success({ metadata: { uid } });

describe('watchIdentity', () => {
  /** Answers in turn, the last one for ever, for a number of milliseconds. */
  async function play(answers: Outcome<unknown>[], ms: number) {
    const clock = new VirtualClock();
    const gateway = new ScriptedGateway({
      request: () => (answers.length > 1 ? answers.shift() : answers[0]),
      watch: () => undefined,
    });
    const controller = new AbortController();
    const news: string[] = [];
    void watchIdentity({
      clock,
      gateway,
      cluster: 'east',
      signal: controller.signal,
      onOther: () => news.push('other'),
      onUnknown: () => news.push('unknown'),
    });
    await clock.advance(ms);
    controller.abort();
    return { news, asked: gateway.requests.length };
  }

  it('asks again and again, and is content with the same cluster', async () => {
    const { news, asked } = await play([cluster('a')], 29_000);
    expect(news).toEqual([]);
    expect(asked).toBe(10);
  });

  it('tells once of another cluster, within 5 seconds', async () => {
    const { news, asked } = await play([cluster('a'), cluster('b')], 5_000);
    expect(news).toEqual(['other']);
    expect(asked).toBe(2);
  });

  it('keeps who it was through failures', async () => {
    const gone = failure('refused', 'connection refused');
    const answers = [cluster('a'), gone, gone, cluster('b')];
    expect((await play(answers, 10_000)).news).toEqual(['other']);
  });

  it('says that the kubernetes plugin does not know it any longer', async () => {
    const unknown = failure('unknownCluster', 'no such cluster');
    const { news } = await play([cluster('a'), unknown], 4_000);
    expect(news).toEqual(['unknown']);
  });

  it.each<[string, Outcome<unknown>]>([
    ['forbidden', failure('forbidden', 'no')],
    ['not there', failure('notFound', 'no')],
    ['something else', success({ items: [] })],
    ['nothing', success(null)],
  ])('hardly asks where the namespace is %s', async (_, answer) => {
    expect(await play([answer], 100_000)).toEqual({ news: [], asked: 2 });
  });

  it('waits as long as the cluster says', async () => {
    const busy: Outcome<unknown> = {
      ok: false,
      error: { code: 'throttled', message: 'busy', retryAfterMs: 20_000 },
    };
    expect((await play([busy], 30_000)).asked).toBe(2);
  });
});
