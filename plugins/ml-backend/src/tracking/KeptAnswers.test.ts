import { VirtualClock } from '../clusters/simulation/VirtualClock';
import { KeptAnswers } from './KeptAnswers';
import { TrackingFailure, TrackingOutcome } from './TrackingAdapter';

const REFUSED: TrackingFailure = { code: 'unreachable', message: 'refused' };

describe('KeptAnswers', () => {
  let clock: VirtualClock;
  let kept: KeptAnswers<string>;
  let asked: number;
  let outcome: TrackingOutcome<string>;
  let gate: Promise<void> | undefined;

  beforeEach(() => {
    clock = new VirtualClock();
    kept = KeptAnswers.create({
      clock,
      ttlMs: 5_000,
      waitMs: 850,
      capacity: 2,
    });
    asked = 0;
    outcome = { ok: true, value: 'first' };
    gate = undefined;
  });

  const get = (key = 'a') =>
    kept.get(key, async () => {
      asked += 1;
      const answer = outcome;
      await gate;
      return answer;
    });
  const hang = () => {
    let letGo = () => {};
    gate = new Promise(resolve => {
      letGo = resolve;
    });
    return letGo;
  };

  it('asks once for all who ask within seconds', async () => {
    const answers = await Promise.all([get(), get(), get()]);
    await clock.advance(4_000);
    answers.push(await get());
    expect(asked).toBe(1);
    const value = { value: 'first', asOf: clock.now() - 4_000 };
    expect(answers).toEqual(Array(4).fill({ ok: true, value }));
    await clock.advance(1_000);
    await get();
    expect(asked).toBe(2);
  });

  it('gives who would wait long the older answer, and asks on', async () => {
    await get();
    await clock.advance(6_000);
    outcome = { ok: true, value: 'second' };
    const letGo = hang();
    const late = get();
    await clock.advance(900);
    expect(await late).toMatchObject({
      ok: true,
      value: { value: 'first', failure: { code: 'timeout' } },
    });
    letGo();
    await clock.advance(0);
    expect(await get()).toMatchObject({ ok: true, value: { value: 'second' } });
    expect(asked).toBe(2);
  });

  it('says why there is nothing, where nothing older is held', async () => {
    const letGo = hang();
    const late = get();
    await clock.advance(900);
    expect(await late).toMatchObject({
      ok: false,
      error: { code: 'timeout', fix: expect.any(String) },
    });
    letGo();
    await clock.advance(0);
    expect(await get()).toMatchObject({ ok: true });
    expect(asked).toBe(1);
  });

  it('serves the older answer for ten minutes when the server fails', async () => {
    await get();
    outcome = { ok: false, error: REFUSED };
    await clock.advance(9 * 60_000);
    expect(await get()).toMatchObject({
      ok: true,
      value: { value: 'first', failure: REFUSED },
    });
    await clock.advance(2 * 60_000);
    expect(await get()).toEqual({ ok: false, error: REFUSED });
  });

  it('asks a failing server once for all who ask within seconds', async () => {
    outcome = { ok: false, error: REFUSED };
    await Promise.all([get(), get()]);
    await get();
    expect(asked).toBe(1);
    await clock.advance(2_000);
    outcome = { ok: true, value: 'well' };
    expect(await get()).toMatchObject({ ok: true });
  });

  it('holds so many', async () => {
    await get('a');
    await get('b');
    await get('a');
    await get('c');
    await get('a');
    expect(asked).toBe(3);
    await get('b');
    expect(asked).toBe(4);
  });
});
