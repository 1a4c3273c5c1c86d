import { VirtualClock } from '../clusters/simulation/VirtualClock';
import { FoundLine } from '../facts';
import { askLines, lineKey, LINE_LIMITS } from './askLines';

const queueOf = (cluster: string, index: number) => ({
  cluster,
  namespace: 'vision',
  queue: `q${index}`,
});
const queuesOf = (cluster: string, count: number) =>
  Array.from({ length: count }, (_, index) => queueOf(cluster, index));

describe('askLines', () => {
  const ask = async (
    queues: ReturnType<typeof queuesOf>,
    answer: (cluster: string) => FoundLine,
  ) => {
    const asked: string[] = [];
    let running = 0;
    let most = 0;
    const lines = await askLines(queues, {
      clock: new VirtualClock(),
      facts: {
        async line(queue) {
          asked.push(lineKey(queue));
          running += 1;
          most = Math.max(most, running);
          await Promise.resolve();
          running -= 1;
          return answer(queue.cluster);
        },
      },
    });
    return { asked, lines, most };
  };

  it('asks of each cluster no more than the limits allow, and says of the rest that it did not', async () => {
    const { asked, lines, most } = await ask(
      [...queuesOf('eu', LINE_LIMITS.queues + 5), ...queuesOf('us', 1)],
      () => ({ is: 'not-served' }),
    );
    expect(asked).toHaveLength(LINE_LIMITS.queues + 1);
    expect(most).toBeLessThanOrEqual(2 * LINE_LIMITS.concurrent);
    expect(lines.get(lineKey(queueOf('us', 0)))).toEqual({ is: 'not-served' });
    expect(lines.get(lineKey(queueOf('eu', LINE_LIMITS.queues)))).toMatchObject(
      { is: 'failed', message: expect.stringContaining('too many') },
    );
  });

  it('asks a cluster that fails no further', async () => {
    const { asked, lines } = await ask(
      [...queuesOf('eu', 10), ...queuesOf('us', 3)],
      cluster =>
        cluster === 'eu'
          ? { is: 'failed', message: 'connection refused' }
          : { is: 'not-served' },
    );
    expect(asked.filter(key => key.startsWith('eu')).length).toBeLessThan(5);
    expect(asked.filter(key => key.startsWith('us'))).toHaveLength(3);
    expect(lines.get(lineKey(queueOf('eu', 9)))).toEqual({
      is: 'failed',
      message: 'connection refused',
    });
  });
});
