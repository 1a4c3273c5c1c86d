import { ResponseError } from '@backstage/errors';
import {
  WorkloadDetails,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';
import { row } from '../__testUtils__/ScriptedMlApi';
import { detailsOf } from '../__testUtils__/workloadDetails';
import { LiveDetails, POLL_MS, SETTLE_MS } from './LiveDetails';

/** Details of work in a state, and how often they were asked for. */
function follow(
  state: WorkloadState,
  answer: () => Promise<WorkloadDetails> = async () =>
    detailsOf(row({ state })),
) {
  const signals: AbortSignal[] = [];
  const live = LiveDetails.create({
    api: {
      getWorkload: async (_, options) => {
        signals.push(options!.signal!);
        return await answer();
      },
    },
    address: row(),
  });
  return { live, signals };
}

describe('LiveDetails', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it.each<[WorkloadState, number]>([
    ['Queued', 4],
    ['Failed', 4],
    ['Running', 1],
    ['Succeeded', 1],
  ])(
    'asks about what is %s %d times in thirty seconds',
    async (state, times) => {
      const { live, signals } = follow(state);
      live.start();
      await pass(3 * POLL_MS + 10);
      expect(signals).toHaveLength(times);
      live.stop();
    },
  );

  it('asks nothing while stopped, and at once when it goes on', async () => {
    const { live, signals } = follow('Queued');
    live.start();
    await pass(0);
    live.stop();
    await pass(10 * POLL_MS);
    live.noteRow(7);
    live.refresh();
    await pass(10 * POLL_MS);
    expect(signals).toHaveLength(1);
    expect(signals[0].aborted).toBe(true);
    live.start();
    await pass(0);
    expect(signals).toHaveLength(2);
    live.stop();
  });

  it('asks once for a burst of changes of its row', async () => {
    const { live, signals } = follow('Running');
    live.noteRow(1);
    live.start();
    await pass(0);
    for (const sequence of [2, 3, 4]) {
      live.noteRow(sequence);
    }
    live.noteRow(4);
    await pass(SETTLE_MS);
    expect(signals).toHaveLength(2);
    live.noteRow(undefined);
    await pass(SETTLE_MS);
    expect(signals).toHaveLength(3);
    live.stop();
  });

  it('never asks twice at a time', async () => {
    let finish = () => {};
    const { live, signals } = follow(
      'Queued',
      () =>
        new Promise(resolve => {
          finish = () => resolve(detailsOf(row({ state: 'Running' })));
        }),
    );
    live.start();
    await pass(0);
    live.refresh();
    live.refresh();
    await pass(5 * POLL_MS);
    expect(signals).toHaveLength(1);
    finish();
    await pass(SETTLE_MS);
    expect(signals).toHaveLength(2);
    live.stop();
  });

  it('keeps what it knows through a failure, and tries again', async () => {
    let down = false;
    const { live } = follow('Queued', async () => {
      if (down) {
        throw new TypeError('Failed to fetch');
      }
      return detailsOf(row({ state: 'Queued' }));
    });
    live.start();
    await pass(0);
    down = true;
    await pass(POLL_MS);
    expect(live.getSnapshot()).toMatchObject({
      details: { item: { state: 'Queued' } },
      error: { message: 'Failed to fetch' },
    });
    down = false;
    await pass(POLL_MS);
    expect(live.getSnapshot().error).toBeUndefined();
    live.stop();
  });

  it('leaves a refusal at that', async () => {
    const refusal = await ResponseError.fromResponse(
      new Response('{}', { status: 403 }),
    );
    const { live, signals } = follow('Queued', async () => {
      throw refusal;
    });
    live.start();
    await pass(5 * POLL_MS);
    expect(signals).toHaveLength(1);
    live.stop();
  });
});
