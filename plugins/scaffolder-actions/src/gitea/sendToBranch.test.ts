import { createMockDirectory } from '@backstage/backend-test-utils';
import { TestGitea } from '../__testUtils__/TestGitea';
import { openGitea } from './openGitea';
import { sendToBranch } from './sendToBranch';

// Each case starts many Git processes.
jest.setTimeout(60_000);

const data = createMockDirectory();
let gitea: TestGitea;

beforeEach(async () => {
  data.clear();
  gitea = await TestGitea.create(data.path);
  await gitea.api('POST', '/orgs/ml/repos', { name: 'flowers' });
  await gitea.commit({ 'a.txt': 'one' });
});
afterEach(() => gitea.stop());

/** Sends `b.txt`, while somebody does something after the task has looked. */
async function sendWhile(somebody: () => Promise<unknown>) {
  const { repository } = openGitea({
    repoUrl: gitea.repoUrl(),
    integrations: gitea.integrations(),
  });
  const readTree = repository.readTree.bind(repository);
  jest.spyOn(repository, 'readTree').mockImplementation(async commit => {
    const tree = await readTree(commit);
    await somebody();
    return tree;
  });
  return sendToBranch(repository, {
    files: [{ path: 'b.txt', content: Buffer.from('ours'), executable: false }],
    deleted: [],
    branch: 'change',
    base: 'main',
    message: 'Change',
    author: {},
  });
}

describe('sendToBranch', () => {
  it('says that a file came to be meanwhile', async () => {
    const sent = sendWhile(() => gitea.commit({ 'b.txt': 'theirs' }));
    await expect(sent).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /nothing of this was sent\. Start .* again/,
      ),
    });
    await expect(gitea.files('change')).rejects.toThrow('404');
  });

  it('says that the repository went away meanwhile', async () => {
    const sent = sendWhile(() => gitea.stop());
    await expect(sent).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });
});
