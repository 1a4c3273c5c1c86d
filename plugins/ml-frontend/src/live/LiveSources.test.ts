import { freshSource, ScriptedMlApi } from '../__testUtils__/ScriptedMlApi';
import { LiveSources } from './LiveSources';

describe('LiveSources', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks again and again, and not after the stop', async () => {
    const api = ScriptedMlApi.create();
    const live = LiveSources.create({ api });
    live.start();
    live.start();
    await jest.advanceTimersByTimeAsync(10_100);
    expect(api.sourceRequests).toBe(3);
    expect(live.getSnapshot()).toEqual({
      phase: 'ready',
      sources: [freshSource()],
    });
    live.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(api.sourceRequests).toBe(3);
  });

  it('keeps what it knows when an answer fails, and says so', async () => {
    let down = true;
    const api = ScriptedMlApi.answering(() => {
      if (down) {
        throw new TypeError('Failed to fetch');
      }
      return ScriptedMlApi.create().listWorkloads({});
    });
    const live = LiveSources.create({ api });
    live.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(live.getSnapshot().phase).toBe('failed');

    down = false;
    live.retry();
    expect(live.getSnapshot().phase).toBe('loading');
    await jest.advanceTimersByTimeAsync(0);
    expect(live.getSnapshot().error).toBeUndefined();

    down = true;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(live.getSnapshot()).toMatchObject({
      phase: 'ready',
      sources: [freshSource()],
      error: { message: 'Failed to fetch' },
    });
    live.stop();
  });
});
