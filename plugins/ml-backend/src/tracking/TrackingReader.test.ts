import { VirtualClock } from '../clusters/simulation/VirtualClock';
import { FakeTrackingAdapter } from './__testUtils__/FakeTrackingAdapter';
import { HeldSource } from './HeldSource';
import { TrackingReader } from './TrackingReader';

const REFUSED = {
  code: 'unreachable' as const,
  message: 'connection refused',
  fix: 'Start it.',
};

describe('TrackingReader', () => {
  let adapter: FakeTrackingAdapter;
  let clock: VirtualClock;
  let held: HeldSource;
  let reader: TrackingReader;

  const start = (sharers = 1) => {
    held = HeldSource.create({ adapter, clock, intervalMs: 30_000 });
    reader = TrackingReader.create({
      held,
      clock,
      intervalMs: 30_000,
      sharers,
    });
  };
  const namesOf = () =>
    [...held.models.values()].map(({ model }) => model.name);

  beforeEach(() => {
    adapter = FakeTrackingAdapter.create();
    adapter.addModel('churn', [{}, { version: '10' }, { version: '9' }]);
    adapter.addExperiment('1');
    adapter.addRun('1', 'r', { startedAt: 5 });
    clock = new VirtualClock();
    start();
  });
  afterEach(() => reader.stop());

  it('holds models with their versions, and experiments with their newest run', async () => {
    expect(held.status().freshness).toBe('syncing');
    await reader.read();
    const [model] = held.models.values();
    expect(model.versions.map(({ version }) => version)).toEqual([
      '10',
      '9',
      '1',
    ]);
    const [experiment] = held.experiments.values();
    expect(experiment.lastRun).toEqual({ startedAt: 5, status: 'finished' });
    expect(held.status()).toMatchObject({
      instance: 'main',
      title: 'Main',
      freshness: 'fresh',
      version: '3.18.0',
      asOf: clock.now(),
    });
  });

  it('reads by its interval, whoever looks', async () => {
    const running = reader.start();
    await clock.advance(95_000);
    const readings = adapter.calls.filter(call => call === 'models').length;
    expect(readings).toBe(4);
    expect(adapter.calls.filter(call => call === 'version')).toHaveLength(1);
    reader.stop();
    await running;
  });

  it('waits longer where a reading needs many requests', async () => {
    expect(await reader.read()).toBe(30_000);
    for (let model = 0; model < 25_000; model += 1) {
      adapter.addModel(`m${model}`);
    }
    const alone = await reader.read();
    start(3);
    expect(await reader.read()).toBeGreaterThan(2.5 * alone);
    expect(alone).toBeGreaterThan(40_000);
  });

  it.each(['unreachable', 'timeout', 'protocol', 'paused', 'host'] as const)(
    'keeps what it has when the server fails: %s',
    async code => {
      await reader.read();
      const { asOf } = held.status();
      adapter.fail({ ...REFUSED, code });
      await clock.advance(30_000);
      await reader.read();
      expect(held.status()).toMatchObject({
        freshness: 'fresh',
        asOf,
        error: { code },
      });
      await clock.advance(60_000);
      expect(held.status()).toMatchObject({
        freshness: 'stale',
        asOf,
        error: { code, message: 'connection refused', fix: 'Start it.' },
      });
      expect(namesOf()).toEqual(['churn']);
      expect(held.experiments.size).toBe(1);

      adapter.fail(undefined);
      await reader.read();
      expect(held.status()).toMatchObject({ freshness: 'fresh' });
      expect(held.status().error).toBeUndefined();
    },
  );

  it.each(['auth', 'forbidden'] as const)(
    'says at once that its sign-in is refused: %s',
    async code => {
      await reader.read();
      adapter.fail({ ...REFUSED, code });
      await reader.read();
      expect(held.status().freshness).toBe('forbidden');
      expect(namesOf()).toEqual(['churn']);
    },
  );

  it('asks again soon while it has never been answered', async () => {
    adapter.fail(REFUSED);
    expect(await reader.read()).toBeLessThan(30_000);
    expect(held.status().freshness).toBe('unreachable');
    adapter.fail(undefined);
    expect(await reader.read()).toBe(30_000);
    expect(held.status().freshness).toBe('fresh');
  });

  it.each([
    ['models', ['churn'], 2],
    ['versions', ['churn'], 2],
    ['experiments', ['new'], 1],
    ['runs', ['new'], 2],
  ] as const)(
    'takes nothing away when only %s fail',
    async (call, models, experiments) => {
      await reader.read();
      adapter.data.models.length = 0;
      adapter.addModel('new');
      adapter.addExperiment('2');
      adapter.fail(REFUSED, call);
      await reader.read();
      expect(namesOf()).toEqual(models);
      expect(held.experiments.size).toBe(experiments);
      expect(held.status().error).toBeDefined();
    },
  );

  it('lets go of what the server says is gone', async () => {
    await reader.read();
    adapter.data.models.length = 0;
    adapter.data.experiments.length = 0;
    await reader.read();
    expect(namesOf()).toEqual([]);
    expect(held.experiments.size).toBe(0);
  });

  it('gives up a reading that hangs, and keeps what it has', async () => {
    await reader.read();
    adapter.hang();
    const reading = reader.read();
    await clock.advance(6 * 60_000);
    await reading;
    expect(held.status()).toMatchObject({
      freshness: 'stale',
      error: { code: 'timeout' },
    });
    expect(namesOf()).toEqual(['churn']);
  });
});
