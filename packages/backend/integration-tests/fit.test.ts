import { ClusterView } from './support/ClusterView';
import { FitScene, Foresight } from './support/FitScene';
import { FitCase, loadFitCases } from './support/loadFitCases';
import { RealCluster } from './support/RealCluster';

const CASES = loadFitCases();
const RUN = Date.now().toString(36);

/** All cases begin at once, on a busy machine. */
const PATIENCE_MS = 240_000;

describe('what is foreseen, and what the real Kueue and scheduler do', () => {
  const real = new RealCluster();
  const scenes: FitScene[] = [];
  const played = new Map<FitCase, Promise<Foresight>>();

  beforeAll(() => {
    const view = ClusterView.create(real);
    CASES.forEach((one, index) => {
      const namespace = `fit-${index + 1}-${RUN}`;
      const scene = FitScene.create({ cluster: real, view, one, namespace });
      scenes.push(scene);
      const result = scene.play();
      // Who awaits it is the test of the case.
      result.catch(() => {});
      played.set(one, result);
    });
  });

  afterAll(async () => {
    await Promise.allSettled(played.values());
    await Promise.all(scenes.map(scene => scene.remove()));
    real.close();
  }, PATIENCE_MS);

  it('is compared in at least thirty cases, of all sorts', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(30);
    expect(new Set(CASES.map(({ verdict }) => verdict))).toEqual(
      new Set(['fits', 'waits', 'never']),
    );
  });

  it.each(CASES)(
    '$verdict: $case',
    async one => {
      const { foreseen, outcome } = await played.get(one)!;
      const [item] = foreseen.items;
      expect({
        foreseen: foreseen.verdict,
        because: item?.headline,
        really: outcome.verdict,
        said: outcome.said,
      }).toEqual({
        foreseen: one.verdict,
        because: expect.any(String),
        really: one.really?.verdict ?? one.verdict,
        said: expect.any(String),
      });
    },
    PATIENCE_MS,
  );
});
