import { drawnSteps } from './timelineSteps';

const MINUTE = 60_000;
const at = (minute: number) => new Date(minute * MINUTE).toISOString();

describe('drawnSteps', () => {
  it('gives each step the time until the next, and the last the time until now', () => {
    const steps = drawnSteps(
      [
        { what: 'created', at: at(0) },
        { what: 'admitted', at: at(12) },
        { what: 'started', at: at(13) },
      ],
      {},
      20 * MINUTE,
    );
    expect(
      steps.map(({ what, lasted, open }) => [what, lasted! / MINUTE, open]),
    ).toEqual([
      ['created', 12, false],
      ['admitted', 1, false],
      ['started', 7, true],
    ]);
  });

  it('lets nothing last after the end', () => {
    const [, last] = drawnSteps(
      [
        { what: 'started', at: at(0) },
        { what: 'finished', at: at(5) },
      ],
      { finishedAt: at(5) },
      99 * MINUTE,
    );
    expect(last).toEqual({
      what: 'finished',
      at: 5 * MINUTE,
      count: 1,
      open: false,
    });
  });

  it('makes one step of many restarts, and leaves out times that are none', () => {
    const steps = drawnSteps(
      [
        { what: 'started', at: at(0) },
        { what: 'restarted', at: at(1) },
        { what: 'restarted', at: 'soon' },
        { what: 'restarted', at: at(3) },
      ],
      {},
      5 * MINUTE,
    );
    expect(steps).toHaveLength(2);
    expect(steps[1]).toMatchObject({ count: 2, lasted: 2 * MINUTE });
  });
});
