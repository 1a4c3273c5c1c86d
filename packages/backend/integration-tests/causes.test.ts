import { eventually } from './support/eventually';
import { CauseCase, loadCauses } from './support/loadCauses';
import { Portal } from './support/Portal';
import { RealCluster } from './support/RealCluster';
import { Scene } from './support/Scene';
import { Viewer } from './support/Viewer';

const CAUSES = loadCauses();
const RUN = Date.now().toString(36);

/** How many requests one explanation may cost the cluster. */
const MOST_REQUESTS = 4;

/** Causes that only pods and events tell. */
const POD_CAUSES = [
  'image-pull',
  'missing-config',
  'namespace-quota',
  'init-container',
];

/** For a cluster whose controllers have just started, on a busy machine. */
const PATIENCE_MS = 90_000;

describe('causes produced on a real cluster', () => {
  const real = new RealCluster();
  const scenes = new Map<CauseCase, Promise<Scene>>();
  let portal: Portal;
  let page: Viewer;

  const rowOf = ({ row }: CauseCase, { namespace }: Scene) =>
    page.rows.find(
      ({ namespace: where, kind, name }) =>
        where === namespace && kind === row.kind && name === row.name,
    );

  /** What the portal has asked for about a namespace since a position. */
  const requestsAbout = async (namespace: string, position: number) =>
    (await real.requestsSince(position)).filter(({ uri }) =>
      uri.includes(`/namespaces/${namespace}/`),
    );

  beforeAll(async () => {
    portal = await Portal.start([real.config]);
    page = await portal.viewer().open();
    CAUSES.forEach((one, index) => {
      const scene = play(one, `cause-${index + 1}-${RUN}`);
      // Who awaits it is the test of the case.
      scene.catch(() => {});
      scenes.set(one, scene);
    });
  });

  async function play(one: CauseCase, namespace: string): Promise<Scene> {
    const { labels, steps } = one;
    const scene = await Scene.create({
      cluster: real,
      page,
      namespace,
      labels,
    });
    await scene.play(steps);
    return scene;
  }

  afterAll(async () => {
    const made = await Promise.allSettled(scenes.values());
    await Promise.all(
      made.map(scene => scene.status === 'fulfilled' && scene.value.remove()),
    );
    await page?.until('all rows gone', () =>
      page.rows.every(({ namespace }) => !namespace.endsWith(RUN)),
    );
    page?.close();
    await portal?.close();
    real.close();
  });

  it('are at least twelve', () => {
    expect(new Set(CAUSES.map(({ cause }) => cause)).size).toBeGreaterThan(11);
  });

  it.each(CAUSES)('$cause: $case', async one => {
    const { cause, headline, evidence, fix } = one;
    const said = new RegExp(`^(?:${headline})`);
    const scene = await scenes.get(one);
    const address = await page.until(
      `"${headline}" in the table`,
      () => {
        const row = scene && rowOf(one, scene);
        return said.test(row?.why ?? '') && row;
      },
      PATIENCE_MS,
    );
    const { explanation } = await page.client.getWorkload(address);
    expect(explanation).toMatchObject({
      cause,
      headline: expect.stringMatching(said),
    });
    expect(explanation?.evidence).toContainEqual(
      expect.objectContaining({
        text: expect.stringMatching(evidence.text ?? '.'),
        source: expect.stringMatching(`^${evidence.source ?? '.'}`),
      }),
    );
    const { text = '.', ...place } = fix ?? { text: '^none$' };
    expect(explanation?.fix?.text ?? 'none').toMatch(new RegExp(text));
    expect(explanation?.fix ?? {}).toMatchObject(place);
  });

  it.each(['Job', 'PyTorchJob', 'Deployment', 'InferenceService'])(
    'explaining a %s costs at most four requests, and none for the next viewer',
    async kind => {
      const one = CAUSES.find(
        ({ cause, row }) => row.kind === kind && POD_CAUSES.includes(cause),
      );
      const scene = one && (await scenes.get(one));
      const row = one && scene && rowOf(one, scene);
      if (!row) {
        throw new Error(`No ${kind} with pods was produced`);
      }
      // Somebody new each time: who asks again by a tag is told that nothing changed.
      const ask = () => portal.viewer().client.getWorkload(row);
      const { collectedAt: known } = await ask();
      // What others asked a moment ago is good for some seconds: only a fresh answer has its price.
      const fresh = await eventually('facts fetched anew', async () => {
        const position = real.auditPosition;
        const { collectedAt } = await ask();
        return (
          collectedAt !== known && {
            collectedAt,
            requests: await requestsAbout(row.namespace, position),
          }
        );
      });
      expect(fresh.requests.length).toBeGreaterThan(0);
      expect(fresh.requests.length).toBeLessThanOrEqual(MOST_REQUESTS);

      const position = real.auditPosition;
      expect(await ask()).toMatchObject({ collectedAt: fresh.collectedAt });
      expect(await requestsAbout(row.namespace, position)).toEqual([]);
    },
  );
});
