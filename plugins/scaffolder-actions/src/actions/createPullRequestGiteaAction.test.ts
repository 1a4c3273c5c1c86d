import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { CrashingCheckpoints } from '../__testUtils__/CrashingCheckpoints';
import { runAction } from '../__testUtils__/runAction';
import { TestGitea } from '../__testUtils__/TestGitea';
import { createPullRequestGiteaAction } from './createPullRequestGiteaAction';
import { examples } from './createPullRequestGiteaAction.examples';

// Each case starts many Git processes.
jest.setTimeout(60_000);

const data = createMockDirectory();
const workspace = createMockDirectory();
const before = {
  'README.md': '# Flowers\n',
  'deploy/kustomization.yaml': 'resources: []\n',
  'deploy/runs/old.yaml': 'kind: Job\n',
};
const after = {
  'README.md': '# Flowers\n',
  'deploy/kustomization.yaml': 'resources: [new]\n',
  'deploy/runs/new.yaml': 'kind: Job\n',
};
let gitea: TestGitea;

beforeEach(async () => {
  data.clear();
  workspace.setContent({
    project: {
      'kustomization.yaml': 'resources: [new]\n',
      runs: { 'new.yaml': 'kind: Job\n' },
    },
  });
  gitea = await TestGitea.create(data.path);
  await gitea.api('POST', '/orgs/ml/repos', { name: 'flowers' });
});
afterEach(() => gitea.stop());

const input = {
  branchName: 'run-new',
  title: 'New run',
  description: 'Please look',
  sourcePath: 'project',
  targetPath: 'deploy',
  filesToDelete: ['runs/old.yaml'],
};

const send = (
  changed: object = {},
  {
    as = 'wanda',
    ...options
  }: Partial<Parameters<typeof runAction>[2]> & { as?: string } = {},
) =>
  runAction(
    createPullRequestGiteaAction({ integrations: gitea.integrations(as) }),
    { repoUrl: gitea.repoUrl(), ...input, ...changed },
    { workspacePath: workspace.path, ...options },
  );

describe('ml:gitea:pull-request', () => {
  describe('into a repository with files', () => {
    beforeEach(() => gitea.commit(before));

    it('opens a pull request with one commit of what differs', async () => {
      const { error, outputs } = await send();
      expect(error).toBeUndefined();
      expect(outputs).toEqual({
        pullRequestUrl: `${gitea.url}/ml/flowers/pulls/1`,
        pullRequestNumber: 1,
        targetBranchName: 'main',
        commitHash: expect.stringMatching(/^[0-9a-f]{40}$/),
      });
      expect(await gitea.files()).toEqual(before);
      expect(await gitea.files('run-new')).toEqual(after);
      expect(await gitea.commits('run-new')).toBe(2);
      expect(await gitea.pulls()).toEqual([
        expect.objectContaining({
          title: 'New run',
          body: 'Please look',
          mergeable: true,
        }),
      ]);
    });

    it('does nothing twice', async () => {
      const first = await send();
      const second = await send();
      expect(second.error).toBeUndefined();
      expect(second.outputs).toEqual(first.outputs);
      expect(await gitea.commits('run-new')).toBe(2);
      expect(await gitea.pulls()).toHaveLength(1);
    });

    it('brings the open one up to date', async () => {
      await send();
      workspace.addContent({ project: { runs: { 'new.yaml': 'kind: A\n' } } });
      const { error, outputs } = await send({ title: 'Newer run' });
      expect(error).toBeUndefined();
      expect(outputs.pullRequestNumber).toBe(1);
      expect(await gitea.files('run-new')).toMatchObject({
        'deploy/runs/new.yaml': 'kind: A\n',
      });
      expect(await gitea.pulls()).toEqual([
        expect.objectContaining({ title: 'Newer run', state: 'open' }),
      ]);
    });

    it('has nothing to send once it is merged', async () => {
      await send();
      await gitea.api('POST', '/repos/ml/flowers/pulls/1/merge', {
        Do: 'merge',
      });
      const { error, outputs, log } = await send();
      expect(error).toBeUndefined();
      expect(outputs).toEqual({ targetBranchName: 'main' });
      expect(log).toEqual([
        'info main of ml/flowers holds all of it: nothing to send',
      ]);
      expect(await gitea.pulls()).toHaveLength(1);
    });

    it.each([0, 1])(
      'is finished by a second run when it was cut off after %s checkpoints',
      async count => {
        const checkpoints = new CrashingCheckpoints(count);
        const first = await send({}, { checkpoints });
        expect(first.error?.message).toBe('The backend was killed');
        const second = await send({}, { checkpoints });
        expect(second.error).toBeUndefined();
        expect(second.outputs.pullRequestNumber).toBe(1);
        expect(await gitea.files('run-new')).toEqual(after);
        expect(await gitea.commits('run-new')).toBe(2);
        expect(await gitea.pulls()).toHaveLength(1);
      },
    );

    it('leaves a branch alone that is somebody else’s', async () => {
      await gitea.api('POST', '/repos/ml/flowers/branches', {
        new_branch_name: 'run-new',
      });
      await gitea.commit({ 'theirs.txt': 'theirs' }, 'run-new');
      const { error } = await send();
      expect(error?.name).toBe('ConflictError');
      expect(error?.message).toMatch(
        /"run-new" of ml\/flowers exists, holds something else.*nothing was changed\. Name another branch/,
      );
      expect(await gitea.commits('run-new')).toBe(2);
      expect(await gitea.pulls()).toEqual([]);
    });

    it('says that a push is refused, and what to do', async () => {
      const { error } = await send({}, { as: 'rhea' });
      expect(error?.name).toBe('NotAllowedError');
      expect(error?.message).toMatch(
        /Could not push to run-new of ml\/flowers: .*403\)\. Ask for the right/,
      );
      expect(await gitea.pulls()).toEqual([]);
    });

    it.each([
      [{ branchName: 'main' }, /"main" is the branch.*name another/],
      [{ targetBranchName: 'none' }, /no branch "none"/],
      [{ targetPath: '../..' }, /outside of the repository/],
      [{ sourcePath: '../..' }, /not allowed/i],
      [{ sourcePath: 'empty' }, /no files in "empty"/],
    ])('refuses %j', async (changed, message) => {
      expect((await send(changed)).error?.message).toMatch(message);
      expect(await gitea.pulls()).toEqual([]);
    });

    it('sends nothing on a dry run', async () => {
      const { error, log } = await send({}, { isDryRun: true });
      expect(error).toBeUndefined();
      expect(log).toEqual(['info Would send 2 files to run-new of ml/flowers']);
      expect(await gitea.pulls()).toEqual([]);
    });
  });

  it('needs a commit to compare with', async () => {
    const { error } = await send();
    expect(error?.name).toBe('ConflictError');
    expect(error?.message).toMatch(/has no commit.*Publish to it first/);
  });

  it('needs a repository', async () => {
    const { error } = await send({ repoUrl: gitea.repoUrl('roses') });
    expect(error?.name).toBe('NotFoundError');
    expect(error?.message).toMatch(/no repository ml\/roses.*Publish it first/);
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs its example: %s',
    async (_, example) => {
      await gitea.commit(before);
      const [{ input: given }] = parse(example).steps;
      const { error } = await send({ ...given, repoUrl: gitea.repoUrl() });
      expect(error).toBeUndefined();
      expect(await gitea.pulls()).toHaveLength(1);
    },
  );
});
