import {
  MlflowServer,
  MlflowWriter,
  PocketCluster,
  startPocketCluster,
  viewerRules,
} from '@internal/demo';
import { parseEntityRef } from '@backstage/catalog-model';
import { MlTrackingClient } from '@mlport/backstage-plugin-ml-common';
import { eventually } from './support/eventually';
import { Portal } from './support/Portal';

const python = process.env.ML_TEST_MLFLOW;
if (!python) {
  process.stderr.write(
    'SKIPPED what needs a real MLflow: set ML_TEST_MLFLOW to a Python that has it (docs/testing.md)\n',
  );
}

/** Made-up credentials, in the configuration and where people leave them. */
const CANARIES = {
  token: 'canary-token-51d0c2',
  header: 'canary-header-77aa31',
  repository: 'canary-repository-0b9e44',
  storage: 'canary-storage-e81f06',
};
const POINTS = 50;
const STARTED_AT = Date.now() - 3_600_000;

(python ? describe : describe.skip)(
  'the built portal and a real MLflow',
  () => {
    let server: MlflowServer;
    let writer: MlflowWriter;
    let pocket: PocketCluster;
    let portal: Portal;
    let tracking: MlTrackingClient;
    let experimentId: string;
    const answers: string[] = [];

    /** What the portal answered, kept to look for canaries in it. */
    async function kept<T>(answer: Promise<T>): Promise<T> {
      const value = await answer;
      answers.push(JSON.stringify(value));
      return value;
    }

    const models = () => kept(tracking.listModels());
    const experiments = () => kept(tracking.listExperiments());
    const modelOf = async (name: string) =>
      (await models()).items.find(item => item.name === name);
    const experimentOf = async (name: string) =>
      (await experiments()).items.find(item => item.name === name);

    /** What the catalog has of something that is tracked. */
    const entityOf = ({ entityRef }: { entityRef: string }) => {
      const { kind, name } = parseEntityRef(entityRef);
      return portal.entity(kind, name);
    };

    async function logRun(name: string, loss: number): Promise<string> {
      const runId = await writer.startRun({
        experimentId,
        name,
        user: 'ada',
        startedAt: STARTED_AT,
        tags: {
          'backstage.io/entity-ref': 'component:default/resnet',
          'mlflow.source.git.repoURL': `https://ci:${CANARIES.repository}@git.example/vision/resnet`,
        },
      });
      await writer.log(runId, {
        params: { lr: '0.01' },
        points: Array.from({ length: POINTS }, (_, step) => ({
          key: 'train/loss',
          value: loss + 1 / (step + 1),
          timestamp: STARTED_AT + step * 1000,
          step,
        })),
      });
      await writer.endRun(runId, 'FINISHED', STARTED_AT + POINTS * 1000);
      return runId;
    }

    beforeAll(async () => {
      [server, pocket] = await Promise.all([
        MlflowServer.start({ python: python ?? '' }),
        startPocketCluster({
          name: 'pocket',
          identities: [
            { user: 'viewer', token: 'pocket-token', rules: viewerRules },
          ],
        }),
      ]);
      writer = MlflowWriter.create(server.url);
      experimentId = await writer.experiment('vision/training', {
        owner: 'group:default/team-vision',
      });
      const runId = await logRun('first', 0.5);
      await writer.model({ name: 'flowers & co', tags: { task: 'vision' } });
      await writer.version({
        model: 'flowers & co',
        source: `s3://key:${CANARIES.storage}@models/flowers/1`,
        runId,
      });
      await writer.version({
        model: 'flowers & co',
        source: 's3://models/f/2',
      });
      await writer.alias('flowers & co', 'champion', '1');
      pocket.store.put(
        pocket.type('inferenceservices.serving.kserve.io'),
        'vision/flowers',
        {
          apiVersion: 'serving.kserve.io/v1beta1',
          kind: 'InferenceService',
          metadata: { name: 'flowers', namespace: 'vision', uid: 'flowers' },
          spec: {
            predictor: {
              model: {
                modelFormat: { name: 'sklearn' },
                storageUri: 's3://models/f/2/',
              },
            },
          },
        },
      );
      portal = await Portal.start(
        [
          {
            name: 'pocket',
            url: pocket.url,
            authProvider: 'serviceAccount',
            serviceAccountToken: 'pocket-token',
            skipMetricsLookup: true,
          },
        ],
        {
          config: {
            ml: {
              mlflow: {
                refreshInterval: { seconds: 5 },
                instances: [
                  {
                    name: 'main',
                    baseUrl: server.url,
                    auth: { type: 'bearer', token: CANARIES.token },
                    headers: { 'x-gateway': CANARIES.header },
                  },
                ],
              },
            },
            catalog: {
              providers: {
                ml: {
                  schedule: {
                    frequency: { seconds: 3 },
                    timeout: { minutes: 1 },
                  },
                  versionInterval: { seconds: 1 },
                },
              },
            },
          },
        },
      );
      tracking = portal.tracking;
    });

    afterAll(async () => {
      await portal?.close();
      await pocket?.close();
      await server?.close();
    });

    it('shows models, what serves their versions, and the runs that they come from', async () => {
      const item = await eventually(
        'the model shown',
        () => modelOf('flowers & co'),
        60_000,
      );
      expect(item).toMatchObject({
        versions: 2,
        latest: '2',
        aliases: { champion: '1' },
        owner: expect.stringMatching(/^group:/),
      });
      const model = await eventually('its endpoint known', async () => {
        const details = await kept(tracking.getModel(item.id));
        return details.versions.some(({ servedBy }) => servedBy.length > 0)
          ? details
          : undefined;
      });
      expect(model.source).toMatchObject({
        freshness: 'fresh',
        version: '3.18.0',
      });
      const [second, first] = model.versions;
      expect(second).toMatchObject({
        version: '2',
        servedBy: [
          {
            by: 'storage-uri',
            endpoint: {
              cluster: 'pocket',
              namespace: 'vision',
              name: 'flowers',
            },
          },
        ],
      });
      expect(first).toMatchObject({
        version: '1',
        aliases: ['champion'],
        run: { name: 'first', status: 'finished' },
        servedBy: [],
      });
    });

    it("shows runs by MLflow's own words, and their curves", async () => {
      const { id } = await eventually('the experiment shown', () =>
        experimentOf('vision/training'),
      );
      const { items } = await kept(
        tracking.searchRuns({
          experiments: [id],
          filter: "metrics.`train/loss` < 1 AND params.lr = '0.01'",
        }),
      );
      expect(items).toMatchObject([
        {
          name: 'first',
          user: 'ada',
          origin: { entityRef: 'component:default/resnet' },
        },
      ]);
      const { curves } = await kept(
        tracking.getRunCurves({
          experiment: id,
          runIds: [items[0].runId],
          metric: 'train/loss',
        }),
      );
      expect(curves).toHaveLength(1);
      expect(curves[0].points).toHaveLength(POINTS);
      expect(curves[0].points[POINTS - 1]).toMatchObject({
        step: POINTS - 1,
        value: 0.5 + 1 / POINTS,
      });
      await expect(
        tracking.searchRuns({ experiments: [id], filter: 'params.lr > 0.01' }),
      ).rejects.toMatchObject({ statusCode: 400 });
    });

    it('shows a new run, version and alias without a restart, in the catalog too', async () => {
      const { id } = await eventually('the experiment shown', () =>
        experimentOf('vision/training'),
      );
      const runId = await logRun('second', 0.2);
      const version = await writer.version({
        model: 'flowers & co',
        source: 's3://models/f/3',
        runId,
      });
      await writer.alias('flowers & co', 'champion', version);
      await eventually('the run on its page', async () => {
        const { items } = await tracking.searchRuns({ experiments: [id] });
        return items.some(({ name }) => name === 'second');
      });
      const item = await eventually('the alias on the page', async () => {
        const found = await modelOf('flowers & co');
        return found?.aliases.champion === version ? found : undefined;
      });
      expect(item).toMatchObject({ latest: version, versions: 3 });
      await eventually(
        'the alias in the catalog',
        async () => {
          const entity = await entityOf(item);
          const { annotations = {} } = entity?.metadata ?? {};
          return (
            annotations['mlport/mlflow-latest-version'] === version &&
            annotations['mlport/mlflow-aliases'] ===
              JSON.stringify({ champion: version })
          );
        },
        60_000,
      );
    });

    it('keeps what it knows when MLflow is killed, says its age and a fix, and goes on when it is back', async () => {
      const before = await models();
      await server.kill();
      const stale = await eventually(
        'the source said to be stale',
        async () => {
          const answer = await models();
          return answer.sources[0].freshness === 'stale' ? answer : undefined;
        },
        60_000,
      );
      expect(stale.items.map(({ name }) => name)).toEqual(
        before.items.map(({ name }) => name),
      );
      expect(stale.sources[0]).toMatchObject({
        asOf: expect.any(Number),
        error: { message: expect.any(String), fix: expect.any(String) },
      });
      const details = await kept(tracking.getModel(stale.items[0].id));
      expect(details.versions).toHaveLength(3);
      const { items } = await experiments();
      expect(items.map(({ name }) => name)).toContain('vision/training');
      const ref = stale.items[0].entityRef;
      expect(
        await portal.entity(ref.split(':')[0], ref.split('/')[1]),
      ).toMatchObject({ spec: { type: 'ai-model' } });

      const { port, dir } = server;
      server = await MlflowServer.start({ python: python ?? '', port, dir });
      await eventually(
        'the source fresh again',
        async () => (await models()).sources[0].freshness === 'fresh',
        120_000,
      );
    });

    it('says no secret of the configuration, and none that an address holds', async () => {
      const { id } = await eventually('the experiment shown', () =>
        experimentOf('vision/training'),
      );
      await kept(tracking.searchRuns({ experiments: [id] }));
      await kept(tracking.getEntityTracking('component:default/resnet'));
      await kept(portal.viewer().client.listWorkloads({}));
      const said = answers.join('\n') + portal.log;
      expect(said).toContain('vision/training');
      for (const canary of Object.values(CANARIES)) {
        expect([canary, said.includes(canary)]).toEqual([canary, false]);
      }
    });
  },
);
