import { followVisibility, HIDDEN_GRACE_MS } from './followVisibility';

/** A page that can be hidden, and a record of what it ran. */
function scene(hidden: boolean) {
  const page = Object.assign(new EventTarget(), { hidden });
  const calls: string[] = [];
  const live = {
    start: () => calls.push('start'),
    stop: () => calls.push('stop'),
  };
  const show = (visible: boolean) => {
    page.hidden = !visible;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  const end = followVisibility(page as unknown as Document, live);
  return { calls, show, end };
}

describe('followVisibility', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('stops a while after the page was hidden, and starts when it can be seen', () => {
    const { calls, show, end } = scene(false);
    expect(calls).toEqual(['start']);
    show(false);
    jest.advanceTimersByTime(HIDDEN_GRACE_MS - 1);
    expect(calls).toEqual(['start']);
    jest.advanceTimersByTime(1);
    expect(calls).toEqual(['start', 'stop']);
    jest.advanceTimersByTime(3_600_000);
    expect(calls).toEqual(['start', 'stop']);
    show(true);
    expect(calls).toEqual(['start', 'stop', 'start']);
    end();
    show(true);
    expect(calls).toEqual(['start', 'stop', 'start', 'stop']);
  });

  it('does not mind a short look elsewhere', () => {
    const { calls, show } = scene(false);
    show(false);
    jest.advanceTimersByTime(HIDDEN_GRACE_MS / 2);
    show(true);
    jest.advanceTimersByTime(HIDDEN_GRACE_MS * 2);
    expect(calls).not.toContain('stop');
  });

  it('does not start in a tab that opens in the background', () => {
    const { calls, show } = scene(true);
    expect(calls).toEqual([]);
    show(true);
    expect(calls).toEqual(['start']);
  });
});
