import { PocketCluster, startPocketCluster, viewerRules } from '@internal/demo';
import { eventually } from './support/eventually';
import { Portal } from './support/Portal';
import { report } from './support/report';
import { RealCluster } from './support/RealCluster';
import { Viewer } from './support/Viewer';

const ENTITY = 'component:default/resnet';
const VIEWERS = 8;
const WINDOW_MS = 8_000;

/** Each run has names of its own, for the cluster may be an old one. */
const RUN = Date.now().toString(36);
const named = (name: string) => `${name}-${RUN}`;

describe('the built portal before a real API server', () => {
  const real = new RealCluster();
  const viewers: Viewer[] = [];
  let pocket: PocketCluster;
  let portal: Portal;
  let killed = false;

  const open = async () => {
    const viewer = await portal.viewer().open({ entityRef: ENTITY });
    viewers.push(viewer);
    return viewer;
  };

  async function requestsDuring(action: () => Promise<void>) {
    const position = real.auditPosition;
    const window = new Promise(resolve => {
      setTimeout(resolve, WINDOW_MS);
    });
    await action();
    await window;
    return real.requestsSince(position);
  }

  const uids = (page: Viewer) =>
    page.rows
      .filter(row => row.cluster === 'real' && row.namespace === 'vision')
      .map(({ uid }) => uid)
      .sort();

  async function uidsOnServer() {
    const lists = await Promise.all(
      [
        '/apis/batch/v1/namespaces/vision/jobs',
        '/apis/kubeflow.org/v1/namespaces/vision/pytorchjobs',
      ].map(path =>
        real.request<{ items: Array<{ metadata: { uid: string } }> }>(
          'GET',
          path,
        ),
      ),
    );
    return lists
      .flatMap(({ items }) => items.map(({ metadata }) => metadata.uid))
      .sort();
  }

  beforeAll(async () => {
    await real.create('queues.yaml');
    pocket = await startPocketCluster({
      name: 'pocket',
      identities: [
        { user: 'viewer', token: 'pocket-token', rules: viewerRules },
      ],
    });
    portal = await Portal.start([
      real.config,
      {
        name: 'pocket',
        url: pocket.url,
        authProvider: 'serviceAccount',
        serviceAccountToken: 'pocket-token',
        skipMetricsLookup: true,
      },
    ]);
  });

  afterEach(() => viewers.splice(0).forEach(viewer => viewer.close()));

  afterAll(async () => {
    await portal?.close();
    await pocket?.close();
    // What else uses the cluster finds it as it was.
    if (killed) {
      await real.restart();
    }
  });

  it('follows jobs of the training operator and of Kubernetes, through Kueue, to their end', async () => {
    const page = await open();
    // Each wants the whole quota: they run one after the other.
    await real.create('pytorchjob.yaml', {
      name: named('first'),
      seconds: '3',
      exit: '0',
    });
    // Controllers that lost their API server just before take their time.
    await eventually(
      'first holds the quota',
      () =>
        ['Pending', 'Running'].includes(page.row(named('first'))?.state ?? ''),
      60_000,
    );
    await real.create('job.yaml', {
      name: named('second'),
      seconds: '3',
      exit: '0',
    });
    await real.create('pytorchjob.yaml', {
      name: named('third'),
      seconds: '1',
      exit: '1',
    });
    await eventually(
      'all three at their end',
      () =>
        [named('first'), named('second'), named('third')].every(
          name => page.row(name)?.finishedAt,
        ),
      90_000,
    );
    expect(page.states(named('first'))).toEqual(
      expect.arrayContaining(['Running', 'Succeeded']),
    );
    expect(page.states(named('second'))).toEqual(
      expect.arrayContaining(['Queued', 'Running', 'Succeeded']),
    );
    expect(page.states(named('third')).slice(-1)).toEqual(['Failed']);
    expect(page.row(named('second'))).toMatchObject({
      cluster: 'real',
      kind: 'Job',
      queue: 'vision',
      accelerators: [expect.objectContaining({ count: 8 })],
    });
  });

  it('shows a change of status within two seconds, and mostly at once', async () => {
    const page = await open();
    await real.create('external-job.yaml', { name: named('measured') });
    await eventually('the job on the page', () => page.row(named('measured')));
    const path = `/apis/batch/v1/namespaces/vision/jobs/${named(
      'measured',
    )}/status`;
    const times: number[] = [];
    for (let active = 1; active <= 50; active += 1) {
      const seen = page.seen(
        item =>
          item.name === named('measured') &&
          item.roles?.some(role => role.ready === active) === true,
      );
      const startTime = '2026-01-01T00:00:00Z';
      await real.request('PATCH', path, {
        status: { active, ready: active, startTime },
      });
      const changed = performance.now();
      times.push((await seen) - changed);
    }
    times.sort((a, b) => a - b);
    report('change to stream, ms', {
      median: times[24],
      p95: times[47],
      worst: times[49],
    });
    expect(times[47]).toBeLessThan(2_000);
  });

  it('costs the API server nothing when more people look', async () => {
    await open();
    const alone = await requestsDuring(async () => {});
    const crowded = await requestsDuring(async () => {
      for (let i = 0; i < VIEWERS; i += 1) {
        const viewer = await open();
        await viewer.client.listWorkloads({ entityRef: ENTITY });
      }
    });
    report('requests of the portal', {
      alone: alone.length,
      crowded: crowded.length,
    });
    // A periodic request may fall into one window and not into the other; a viewer's would be many.
    expect(crowded.length).toBeLessThan(alone.length + VIEWERS / 4);
    expect(crowded.filter(({ verb }) => !/^(get|watch)$/.test(verb))).toEqual(
      [],
    );
  });

  it('loses and doubles nothing when the API server is killed, while the other cluster stays live', async () => {
    const page = await portal.viewer().open();
    viewers.push(page);
    const before = uids(page);
    await real.kill();
    killed = true;
    const since = performance.now();
    await eventually(
      'the real cluster said to be stale',
      () => page.freshness('real') === 'stale',
      15_000,
    );
    report('killed to said, ms', { stale: performance.now() - since });

    const seen = page.seen(
      item => item.cluster === 'pocket' && item.name === named('beside'),
    );
    const written = performance.now();
    pocket.writer.create(
      pocket.type('jobs.batch'),
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: {
          name: named('beside'),
          labels: { 'kueue.x-k8s.io/queue-name': 'q' },
        },
        spec: { suspend: true },
      },
      'vision',
    );
    expect((await seen) - written).toBeLessThan(2_000);
    expect(uids(page)).toEqual(before);

    await real.restart();
    killed = false;
    await real.create('external-job.yaml', { name: named('after-restart') });
    await eventually(
      'the new job, and the cluster fresh',
      () =>
        page.row(named('after-restart')) && page.freshness('real') === 'fresh',
      60_000,
    );
    expect(uids(page)).toEqual(await uidsOnServer());
  });
});
