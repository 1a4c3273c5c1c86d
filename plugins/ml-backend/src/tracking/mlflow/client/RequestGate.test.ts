import { VirtualClock } from '../../../clusters/simulation/VirtualClock';
import { Asker, RequestGate, Turn } from './RequestGate';

const never = new AbortController().signal;

describe('RequestGate', () => {
  let clock: VirtualClock;
  let gate: RequestGate;
  let turns: string[];

  beforeEach(() => {
    clock = new VirtualClock(0);
    gate = RequestGate.create(clock, {
      concurrent: 4,
      perMinute: 60,
      burst: 6,
    });
    turns = [];
  });

  function enter(
    name: string,
    asker: Asker = 'person',
    more: { patienceMs?: number; signal?: AbortSignal } = {},
  ): Promise<Turn> {
    const patienceMs = more.patienceMs ?? 60_000;
    const signal = more.signal ?? never;
    const entered = gate.enter({ asker, patienceMs, signal });
    void entered.then(turn => turns.push(`${name} ${turn} ${clock.now()}`));
    return entered;
  }

  async function enterAndLeave(count: number, asker: Asker) {
    const leave = () => gate.leave();
    for (let at = 0; at < count; at += 1) {
      void enter(`${asker}${at}`, asker).then(leave);
    }
    await clock.advance(0);
  }

  it('lets four run at once, and the next when one leaves', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      void enter(name);
    }
    await clock.advance(10_000);
    expect(turns).toEqual(['a now 0', 'b now 0', 'c now 0', 'd now 0']);
    gate.leave();
    await clock.advance(0);
    expect(turns.at(-1)).toBe('e now 10000');
  });

  it('lets a burst begin, then one per second', async () => {
    await enterAndLeave(9, 'person');
    expect(turns).toHaveLength(6);
    await clock.advance(3_000);
    expect(turns.slice(6)).toEqual([
      'person6 now 1000',
      'person7 now 2000',
      'person8 now 3000',
    ]);
  });

  it('keeps half of the burst and a place for people', async () => {
    await enterAndLeave(5, 'background');
    expect(turns).toHaveLength(3);
    await enterAndLeave(3, 'person');
    expect(turns.slice(3)).toEqual([
      'person0 now 0',
      'person1 now 0',
      'person2 now 0',
    ]);
    await clock.advance(60_000);
    for (const name of ['w', 'x', 'y', 'z']) {
      void enter(name, 'background');
    }
    void enter('p');
    await clock.advance(0);
    expect(turns.slice(-4)).toEqual([
      'w now 60000',
      'x now 60000',
      'y now 60000',
      'p now 60000',
    ]);
  });

  it('serves people first, whoever came first', async () => {
    await enterAndLeave(6, 'person');
    void enter('background', 'background');
    void enter('person');
    await clock.advance(10_000);
    expect(turns.slice(6)).toEqual(['person now 1000', 'background now 5000']);
  });

  it('ends a wait that takes too long, or that nobody wants', async () => {
    await enterAndLeave(6, 'person');
    const controller = new AbortController();
    void enter('impatient', 'person', { patienceMs: 500 });
    void enter('gone', 'person', { signal: controller.signal });
    controller.abort();
    await clock.advance(5_000);
    expect(turns.slice(6)).toEqual([
      'gone aborted 0',
      'impatient too late 500',
    ]);
    void enter('next');
    await clock.advance(0);
    expect(turns.at(-1)).toBe('next now 5000');
  });

  it('lets nobody begin while the server asks to wait', async () => {
    gate.hold(5_000);
    void enter('patient');
    void enter('impatient', 'person', { patienceMs: 1_000 });
    await clock.advance(6_000);
    expect(turns).toEqual(['impatient held 0', 'patient now 5000']);
  });

  it('never passes its bounds, whatever comes', async () => {
    let running = 0;
    let most = 0;
    const begun: number[] = [];
    const once = async (asker: Asker, tookMs: number) => {
      if ((await enter('', asker, { patienceMs: 120_000 })) === 'now') {
        begun.push(clock.now());
        running += 1;
        most = Math.max(most, running);
        clock.after(tookMs, () => {
          running -= 1;
          gate.leave();
        });
      }
    };
    for (let at = 0; at < 300; at += 1) {
      void once(at % 3 === 0 ? 'person' : 'background', (at * 7919) % 3_000);
      await clock.advance((at * 104_729) % 900);
    }
    await clock.advance(300_000);
    expect(most).toBe(4);
    for (const start of begun) {
      const within = begun.filter(t => t >= start && t < start + 60_000);
      expect(within.length).toBeLessThanOrEqual(60 + 6);
    }
  });
});
