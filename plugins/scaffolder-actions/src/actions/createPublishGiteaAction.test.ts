import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { CrashingCheckpoints } from '../__testUtils__/CrashingCheckpoints';
import { runAction } from '../__testUtils__/runAction';
import { TestGitea } from '../__testUtils__/TestGitea';
import { createPublishGiteaAction } from './createPublishGiteaAction';
import { examples } from './createPublishGiteaAction.examples';

// Each case starts many Git processes.
jest.setTimeout(60_000);

const data = createMockDirectory();
const workspace = createMockDirectory();
const content = {
  'README.md': '# Flowers\n',
  '.gitignore': 'cache/\n',
  cache: { model: 'not sent' },
  deploy: { 'job.yaml': 'kind: Job\n' },
};
const published = {
  'README.md': '# Flowers\n',
  '.gitignore': 'cache/\n',
  'deploy/job.yaml': 'kind: Job\n',
};
let gitea: TestGitea;

beforeEach(async () => {
  data.clear();
  workspace.setContent(content);
  gitea = await TestGitea.create(data.path);
});
afterEach(() => gitea.stop());

const publish = (
  input: object = {},
  {
    as = 'wanda',
    ...options
  }: Partial<Parameters<typeof runAction>[2]> & { as?: string } = {},
) =>
  runAction(
    createPublishGiteaAction({ integrations: gitea.integrations(as) }),
    { repoUrl: gitea.repoUrl(), ...input },
    { workspacePath: workspace.path, ...options },
  );

describe('ml:gitea:publish', () => {
  it('makes a private repository and pushes all that is not ignored', async () => {
    const { error, outputs, log } = await publish({ description: 'Flowers' });
    expect(error).toBeUndefined();
    expect(outputs).toEqual({
      remoteUrl: `${gitea.url}/ml/flowers.git`,
      repoContentsUrl: `${gitea.url}/ml/flowers/src/branch/main/`,
      commitHash: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect(await gitea.files()).toEqual(published);
    expect(await gitea.api('GET', '/repos/ml/flowers')).toMatchObject({
      private: true,
      description: 'Flowers',
      default_branch: 'main',
    });
    expect(log).toContain(
      `info The repository ${gitea.url}/ml/flowers is made`,
    );
  });

  it('publishes a folder to another branch, as the user of the token', async () => {
    const { error } = await publish(
      {
        repoUrl: gitea.repoUrl('flowers', 'wanda'),
        sourcePath: 'deploy',
        defaultBranch: 'trunk',
        repoVisibility: 'public',
        token: 'wanda-token',
      },
      { as: 'rhea' },
    );
    expect(error).toBeUndefined();
    expect(await gitea.api('GET', '/repos/wanda/flowers')).toMatchObject({
      private: false,
      default_branch: 'trunk',
    });
    expect(
      await gitea.api('GET', '/repos/wanda/flowers/contents?ref=trunk'),
    ).toEqual([expect.objectContaining({ path: 'job.yaml' })]);
  });

  it('does nothing twice', async () => {
    const first = await publish();
    const second = await publish();
    expect(second.error).toBeUndefined();
    expect(second.outputs).toEqual(first.outputs);
    expect(await gitea.commits()).toBe(1);
    expect(second.log).toContain(
      `info The repository ${gitea.url}/ml/flowers exists`,
    );
  });

  it('fills a repository that somebody made', async () => {
    await gitea.api('POST', '/orgs/ml/repos', { name: 'flowers' });
    expect((await publish()).error).toBeUndefined();
    expect(await gitea.files()).toEqual(published);
  });

  it.each([
    ['another file', { 'other.txt': 'theirs' }],
    ['the same, and more', { ...published, 'other.txt': 'theirs' }],
  ])('leaves a repository alone that holds %s', async (_, files) => {
    await gitea.api('POST', '/orgs/ml/repos', { name: 'flowers' });
    await gitea.commit(files);
    const { error } = await publish();
    expect(error?.name).toBe('ConflictError');
    expect(error?.message).toMatch(
      /ml\/flowers exists and holds other files; nothing was changed\. Choose another name/,
    );
    expect(await gitea.files()).toEqual(files);
    expect(await gitea.commits()).toBe(1);
  });

  it.each([0, 1])(
    'is finished by a second run when it was cut off after %s checkpoints',
    async count => {
      const checkpoints = new CrashingCheckpoints(count);
      const first = await publish({}, { checkpoints });
      expect(first.error?.message).toBe('The backend was killed');
      const second = await publish({}, { checkpoints });
      expect(second.error).toBeUndefined();
      expect(await gitea.files()).toEqual(published);
      expect(await gitea.commits()).toBe(1);
    },
  );

  it('keeps checkpoints of one repository from another', async () => {
    const checkpoints = new Map();
    await publish({}, { checkpoints });
    const { error } = await publish(
      { repoUrl: gitea.repoUrl('roses') },
      { checkpoints },
    );
    expect(error).toBeUndefined();
    expect(await gitea.api('GET', '/repos/ml/roses')).toMatchObject({
      empty: false,
    });
  });

  it('says that a push is refused, and what to do', async () => {
    await gitea.api('POST', '/orgs/ml/repos', { name: 'flowers' });
    const { error, log } = await publish({}, { as: 'rhea' });
    expect(error?.name).toBe('NotAllowedError');
    expect(error?.message).toMatch(
      /Could not push to main of ml\/flowers: .* \(status 403\)\. Ask for the right to write/,
    );
    expect(log).toContain(`info The repository ${gitea.url}/ml/flowers exists`);
  });

  it('says that signing in is refused, and no secret', async () => {
    const { error, log } = await publish({ token: 'stolen-token' });
    expect(error?.message).toMatch(/status 401\)\. Check the user name/);
    expect([String(error?.stack), ...log].join('\n')).not.toContain('stolen');
  });

  it('says that nobody answers', async () => {
    const integrations = gitea.integrations();
    const repoUrl = gitea.repoUrl();
    await gitea.stop();
    const { error } = await runAction(
      createPublishGiteaAction({ integrations }),
      { repoUrl },
      { workspacePath: workspace.path },
    );
    expect(error?.name).toBe('ServiceUnavailableError');
    expect(error?.message).toMatch(/does not answer\. Start the task again/);
  });

  it.each([
    ['example.com?owner=ml&repo=flowers', /example\.com/],
    [{ owner: 'nobody' }, /no organization "nobody"/],
  ])('refuses %j', async (target, message) => {
    const repoUrl =
      typeof target === 'string'
        ? target
        : gitea.repoUrl('flowers', target.owner);
    expect((await publish({ repoUrl })).error?.message).toMatch(message);
  });

  it('stops when the task is cancelled, and says nothing else', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    const { error } = await publish({}, { signal });
    expect(error?.message).toBe('cancelled');
    await expect(gitea.files()).rejects.toThrow('404');
  });

  it('sends nothing on a dry run', async () => {
    const { error, outputs, log } = await publish({}, { isDryRun: true });
    expect(error).toBeUndefined();
    expect(outputs.repoContentsUrl).toBeDefined();
    expect(log).toEqual([
      `info Would publish 3 files to ${gitea.url}/ml/flowers`,
    ]);
    await expect(gitea.files()).rejects.toThrow('404');
  });

  it('says which files lose their executable bit', async () => {
    await chmod(join(workspace.path, 'README.md'), 0o755);
    const { log } = await publish();
    expect(log[0]).toMatch(/^warn .*executable bit.*: README\.md$/);
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs its example: %s',
    async (_, example) => {
      workspace.addContent({ project: { 'a.txt': 'a' } });
      const [{ input }] = parse(example).steps;
      const { error } = await publish({
        ...input,
        repoUrl: gitea.repoUrl(),
        ...(input.token && { token: 'wanda-token' }),
      });
      expect(error).toBeUndefined();
    },
  );
});
