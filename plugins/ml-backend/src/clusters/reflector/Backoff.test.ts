import { VirtualClock } from '../simulation/VirtualClock';
import { Backoff } from './Backoff';

describe('Backoff', () => {
  it('doubles from 800 ms to 30 s, and starts anew after two quiet minutes', async () => {
    const clock = new VirtualClock();
    const backoff = new Backoff(clock, () => 0);
    const delays = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const delay = backoff.next();
      delays.push(delay);
      await clock.advance(delay);
    }
    expect(delays).toEqual([800, 1600, 3200, 6400, 12800, 25600, 30000, 30000]);
    await clock.advance(119_000);
    expect(backoff.next()).toBe(30_000);
    await clock.advance(30_000 + 121_000);
    expect(backoff.next()).toBe(800);
  });

  it('adds up to as much again by chance', () => {
    expect(new Backoff(new VirtualClock(), () => 0.999).next()).toBeCloseTo(
      1599.2,
    );
  });
});
