import {
  administratorRules,
  PocketCluster,
  startPocketCluster,
} from '../pocket';
import { bundleFiles, jobYaml } from './__testUtils__/bundleFiles';
import { GitHostFixture } from './__testUtils__/GitHostFixture';
import { FIELD_MANAGER } from './applyFolder';
import { GitOpsServer } from './GitOpsServer';
import { GitOpsStandIn } from './GitOpsStandIn';
import { RepositoryReport } from './RepositoryReport';

// Each commit starts several Git processes.
jest.setTimeout(60_000);

describe('the GitOps stand-in', () => {
  let git: GitHostFixture;
  let cluster: PocketCluster;
  let standIn: GitOpsStandIn;
  let server: GitOpsServer;
  let listeners: ((report: RepositoryReport) => void)[];

  beforeEach(async () => {
    git = await GitHostFixture.start();
    cluster = await startPocketCluster({
      name: 'pocket',
      identities: [
        { token: 'admin', user: 'admin', rules: administratorRules },
      ],
    });
    for (const name of ['team', 'other']) {
      cluster.writer.create(cluster.type('namespaces'), {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      });
    }
    listeners = [];
    standIn = GitOpsStandIn.start({
      git: { url: git.host.url },
      clusters: [{ name: 'pocket', url: cluster.url, token: 'admin' }],
      onReport: report => {
        for (const listener of listeners) {
          listener(report);
        }
      },
      // Only events make it look.
      everyMs: 3_600_000,
    });
    server = await GitOpsServer.start(standIn, 0);
    git.host.events.on('push', () => {
      void fetch(`${server.url}/events`, { method: 'POST' });
    });
  });

  afterEach(async () => {
    await server.close();
    await standIn.stop();
    await git.stop();
    await cluster.close();
  });

  /** The next report of a repository that has a commit. */
  const reported = (name: string) =>
    new Promise<RepositoryReport>(resolve => {
      listeners.push(report => {
        if (report.repository === `wanda/${name}` && report.commit) {
          resolve(report);
        }
      });
    });
  const jobs = () =>
    cluster.store.list(cluster.type('jobs.batch')).map(({ key }) => key);
  const page = async () => (await fetch(server.url)).text();

  it('applies what is pushed as a manager of its own, and prunes what leaves', async () => {
    const first = reported('flowers');
    await git.create(
      'flowers',
      bundleFiles('pocket', {
        'runs/one.yaml': jobYaml('one', 'team'),
        'runs/two.yaml': jobYaml('two', 'team'),
      }),
    );
    expect((await first).folders).toEqual([
      {
        folder: '.',
        cluster: 'pocket',
        applied: {
          applied: ['Job.batch team/one', 'Job.batch team/two'],
          pruned: [],
          refused: [],
        },
      },
    ]);
    const one = cluster.store.get(cluster.type('jobs.batch'), 'team/one');
    expect(one?.metadata.managedFields).toMatchObject([
      { manager: FIELD_MANAGER, operation: 'Apply' },
    ]);
    expect(one?.metadata.annotations).toEqual({
      'mlport/gitops-source': 'wanda/flowers',
    });

    const second = reported('flowers');
    await git.commit(
      'flowers',
      bundleFiles('pocket', {
        'runs/one.yaml': undefined,
        'runs/two.yaml': jobYaml('two', 'other'),
      }),
    );
    expect((await second).folders[0].applied).toEqual({
      applied: ['Job.batch other/two'],
      pruned: ['Job.batch team/one', 'Job.batch team/two'],
      refused: [],
    });
    expect(jobs()).toEqual(['other/two']);
    expect(await page()).toContain('pruned Job.batch team/one');
  });

  it('deletes what a folder brought when the folder is gone, and knows folders apart', async () => {
    const first = reported('mono');
    await git.create('mono', {
      ...bundleFiles('pocket', { 'a.yaml': jobYaml('a', 'team') }, 'a/'),
      ...bundleFiles('pocket', { 'b.yaml': jobYaml('b', 'team') }, 'b/'),
    });
    await first;
    expect(jobs()).toEqual(['team/a', 'team/b']);
    const second = reported('mono');
    await git.commit('mono', {
      'a/a.yaml': undefined,
      'a/kustomization.yaml': undefined,
      'a/.mlport/template.json': undefined,
    });
    await second;
    expect(jobs()).toEqual(['team/b']);
  });

  it('says what it cannot do, and does the rest', async () => {
    const good = reported('good');
    await git.create(
      'good',
      bundleFiles('pocket', {
        'a.yaml': jobYaml('a', 'team'),
        'lost.yaml': jobYaml('lost', 'nowhere'),
        'widget.yaml':
          'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: w }\n',
      }),
    );
    const { folders } = await good;
    expect(folders[0].applied).toEqual({
      applied: ['Job.batch team/a'],
      pruned: [],
      refused: [
        {
          object: 'Job.batch nowhere/lost',
          why: 'namespaces "nowhere" not found',
        },
        {
          object: 'Widget.example.com w',
          why: 'the cluster serves no Widget of example.com/v1',
        },
      ],
    });

    const bad = reported('good');
    await git.commit('good', {
      'kustomization.yaml':
        'resources: [b.yaml]\nimages: [{ name: a, newTag: b }]\n',
      'b.yaml': jobYaml('b', 'team'),
    });
    expect((await bad).folders[0].problem).toContain(
      'kustomization.yaml: this stand-in does not know "images"',
    );
    // Nothing of a folder that cannot be read is applied or deleted.
    expect(jobs()).toEqual(['team/a']);

    const lost = reported('lost');
    await git.create('lost', bundleFiles('moon', { 'a.yaml': '' }));
    expect((await lost).folders[0].problem).toBe(
      'there is no cluster moon; there are pocket',
    );
    const plain = reported('plain');
    await git.create('plain', { 'README.md': '# Nothing to apply\n' });
    expect(await plain).toMatchObject({ folders: [], problems: [] });
    expect(await page()).toContain('wanda/plain at');
  });
});
