import { changeDelays } from './changeDelays';

const change = (uid: string, value: number, at: number, entity = 'a') => ({
  uid,
  entity,
  value,
  at,
});
const sighting = (viewer: number, uid: string, value: number, at: number) => ({
  viewer,
  uid,
  value,
  at,
});
const viewers = (entities: string[], since: number[] = [0, 0]) => ({
  entities,
  since: new Map(since.map((at, viewer) => [viewer, at])),
  end: 1_000,
});

describe('changeDelays', () => {
  it('counts from the change to each viewer of its page', () => {
    const { delays, unseen } = changeDelays(
      [change('x', 1, 100), change('y', 2, 200, 'b')],
      [
        sighting(0, 'x', 1, 150),
        sighting(1, 'y', 2, 230),
        sighting(1, 'x', 1, 101),
      ],
      viewers(['a', 'b']),
    );
    expect(delays).toEqual([50, 30]);
    expect(unseen).toBe(0);
  });

  it('takes a later change of the job for both', () => {
    const { delays } = changeDelays(
      [change('x', 1, 100), change('x', 2, 200)],
      [sighting(0, 'x', 2, 250)],
      viewers(['a']),
    );
    expect(delays).toEqual([150, 50]);
  });

  it('takes no earlier sighting for a change', () => {
    const { delays } = changeDelays(
      [change('x', 2, 200)],
      [sighting(0, 'x', 1, 250), sighting(0, 'x', 2, 300)],
      viewers(['a']),
    );
    expect(delays).toEqual([100]);
  });

  it('counts what was never seen with the time until the end', () => {
    const { delays, unseen } = changeDelays(
      [change('x', 1, 100)],
      [],
      viewers(['a']),
    );
    expect(delays).toEqual([900]);
    expect(unseen).toBe(1);
  });

  it('leaves out what happened before the page was there', () => {
    const changes = [change('x', 1, 100)];
    expect(
      changeDelays(changes, [], viewers(['a', 'a'], [150])).delays,
    ).toEqual([]);
  });
});
