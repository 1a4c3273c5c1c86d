import {
  bundles,
  lintObjects,
  renderBundle,
} from '@mlport/backstage-plugin-ml-common';
import { eventually } from './support/eventually';
import { GitPlace } from './support/GitPlace';
import { hasBrowser, inBrowser } from './support/inBrowser';
import { COMPANY, Portal } from './support/Portal';
import { RealCluster } from './support/RealCluster';
import { report } from './support/report';
import { runTask, TaskResult } from './support/runTask';
import { Scene } from './support/Scene';
import { trainingRuntime } from './support/trainingRuntime';
import { Viewer } from './support/Viewer';

const RUN = Date.now().toString(36);
const OWNER = 'team-vision';
const RUNTIME = 'torch-distributed';

/** How often something is measured. */
const TURNS = 21;

/** Kinds that no CRD of the test cluster has. */
const NOT_SERVED = /^HTTPRoute$/;

/** For a cluster whose controllers have just started, on a busy machine. */
const PATIENCE_MS = 90_000;

/** For a circle by hand, at the speed of a browser. */
const BROWSER_MS = 300_000;

/** The page of a result of a task. */
const linkOf = ({ links }: TaskResult, title: string) =>
  links.find(link => link.title === title)?.url ?? '';

describe('from a form to Git to a real cluster', () => {
  const real = new RealCluster();
  const namespace = `circle-${RUN}`;
  const component = `flowers-${RUN}`;
  const repository = `${OWNER}/${component}`;
  let git: GitPlace;
  let portal: Portal;
  let page: Viewer;
  let scene: Scene;

  const template = (name: string) => `template:default/${name}`;

  /** What a form has once somebody filled it. */
  const form = (name: string, templateName: string, change: object) => ({
    component,
    name,
    owner: `group:default/${OWNER}`,
    origin: { template: template(templateName), version: '1.0.0' },
    kind: 'train-job',
    target: { cluster: 'real', namespace, queue: 'gpu' },
    image: 'registry.example.com/flowers:1.0.0',
    command: ['python', '-m', 'trainer'],
    nodes: 2,
    cpu: '1',
    memory: '1Gi',
    deadline: '1h',
    gitops: 'none',
    repoUrl: git.repoUrl(OWNER, component),
    gitSource: { branch: 'main', path: 'deploy' },
    ...change,
  });

  /** Waits until a row runs. */
  const running = (name: string) =>
    page.until(
      `${name} runs`,
      () => page.rows.find(row => row.name === name && row.state === 'Running'),
      PATIENCE_MS,
    );

  /** Waits until the catalog has an entity: `template/default/new-run`. */
  const inCatalog = (path: string) =>
    eventually(`${path} in the catalog`, () =>
      portal
        .ask(`/api/catalog/entities/by-name/${path}`)
        .catch(() => false as const),
    );

  beforeAll(async () => {
    git = await GitPlace.start(real.writer, OWNER);
    portal = await Portal.start([real.config], {
      config: {
        ...git.config,
        catalog: { locations: [COMPANY, git.templates] },
      },
    });
    const everything = await portal.viewer().open();
    scene = await Scene.create({ cluster: real, page: everything, namespace });
    await scene.play([
      { queue: { gpus: 8 } },
      { create: trainingRuntime(RUNTIME) },
    ]);
    everything.close();
    await inCatalog('template/default/training-project');
    await inCatalog('template/default/new-run');
  });

  afterAll(async () => {
    page?.close();
    await git?.stop();
    await scene?.remove();
    await portal?.close();
    real.close();
  });

  it('a new project is a repository, an entity, and a TrainJob that runs', async () => {
    const values = form(`${component}-1`, 'training-project', {
      delivery: 'new-repository',
    });
    const task = await runTask(portal, template('training-project'), values);
    expect(task).toMatchObject({ status: 'completed' });
    expect(task.log).toContainEqual(
      expect.stringMatching(/real takes the manifests, by its schemas of /),
    );
    for (const { path, content } of renderBundle('training-run', values)) {
      expect(await git.file(repository, `deploy/${path}`)).toBe(content);
    }
    const entityRef = `component:default/${component}`;
    await inCatalog(`component/default/${component}`);
    page = await portal.viewer().open({ entityRef });
    expect(await running(`${component}-1`)).toMatchObject({
      cluster: 'real',
      kind: 'TrainJob',
      namespace,
    });
  });

  it('a new run is a pull request, and a Job that runs once it is merged', async () => {
    const values = form(`${component}-2`, 'new-run', {
      delivery: 'pull-request',
      kind: 'batch-job',
    });
    const task = await runTask(portal, template('new-run'), values);
    expect(task).toMatchObject({ status: 'completed' });
    expect(page.row(`${component}-2`)).toBeUndefined();
    await git.merge(linkOf(task, 'Pull request'));
    const [{ path, content }] = renderBundle('training-run', values);
    expect(await git.file(repository, `deploy/${path}`)).toBe(content);
    expect(await running(`${component}-2`)).toMatchObject({ kind: 'Job' });
    expect(page.row(`${component}-1`)).toBeDefined();
  });

  (hasBrowser ? it : it.skip)(
    'the same goes round in a browser',
    () =>
      inBrowser('circle.test.ts', {
        PLAYWRIGHT_URL: portal.url,
        ML_TEST_GIT_HOST: JSON.stringify(git.person),
        ML_TEST_CIRCLE: JSON.stringify({
          owner: OWNER,
          cluster: 'real',
          namespace,
          queue: 'gpu',
          kind: 'train-job',
          accelerators: false,
        }),
      }),
    BROWSER_MS,
  );

  it.each(bundles)(
    'of what the bundle $id makes, the cluster finds nothing wrong, and it says how long that takes',
    async ({ id, sample }) => {
      const target = { cluster: 'real', namespace, queue: 'gpu' };
      const values = { ...(sample as object), target };
      const { client } = portal.viewer();
      const render = () =>
        renderBundle(id, values).flatMap(file => file.objects);
      expect(lintObjects(render())).toEqual([]);
      const request = { cluster: 'real', manifests: render() };
      const checked = await client.validateManifests(request);
      expect(checked.findings).toEqual(
        checked.findings.filter(({ object }) => NOT_SERVED.test(object.kind)),
      );
      expect(checked.asOf).toBeDefined();
      report(`${id}, ms`, {
        renderAndLint: await medianOf(async () => lintObjects(render())),
        fit: await medianOf(() => client.fitManifests(request)),
        validate: await medianOf(() => client.validateManifests(request)),
      });
    },
  );
});

/** How long something takes that was done before, in milliseconds. */
async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const since = performance.now();
    await work();
    times.push(performance.now() - since);
  }
  return times.sort((a, b) => a - b)[Math.floor(TURNS / 2)];
}
