import { base64, TestHost } from '../__testUtils__/TestHost';

// Each case starts many Git processes.
jest.setTimeout(60_000);

/** Names that break what quotes badly. */
const HOSTILE = [
  `"quoted" 'twice'.txt`,
  'two\nlines.txt',
  'tab\tand back\bspace.txt',
  '<img src=x onerror=alert(1)>.html',
  '--upload-pack=id',
  ':(glob)*',
  ':!x',
  '* ? [a].txt',
  '$(id) `id` ${id}.txt',
  'naïve 日本語 🚀.yaml',
  'percent %41%2f.txt',
  'hash#and?question&.txt',
  '.hidden',
  ' spaces ',
];

describe('contents', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await TestHost.create();
    await host.createDemo();
  });
  afterAll(() => host.end());

  it('keeps files of any name: committed, listed, read, cloned', async () => {
    const files = Object.fromEntries(
      HOSTILE.map((name, at) => [`dir/${name}`, `${at}: ${name}\r\n`]),
    );
    expect((await host.commit(files)).status).toBe(201);
    const list = await host.api('GET', '/repos/ml/demo/contents/dir/?ref=main');
    expect(list.body.map((row: any) => row.name).sort()).toEqual(
      [...HOSTILE].sort(),
    );
    for (const [path, text] of Object.entries(files)) {
      const url = `contents/${encodeURIComponent(path).replace(/%2F/g, '/')}`;
      const { body } = await host.api('GET', `/repos/ml/demo/${url}`);
      expect(body).toMatchObject({ path, type: 'file', content: base64(text) });
      expect(
        await (await host.fetch(new URL(body.download_url).pathname)).text(),
      ).toBe(text);
      const page = await host.fetch(new URL(body.html_url).pathname);
      expect([path, page.status]).toEqual([path, 200]);
    }
    await host.git('clone', '--quiet', host.remote(), 'clone');
    const tracked = await host.git('-C', 'clone', 'ls-files', '-z');
    expect(tracked.split('\0').filter(Boolean).sort()).toEqual(
      Object.keys(files).sort(),
    );
  });

  it.each([
    '../x',
    'a/../../x',
    '/x',
    'a//b',
    './x',
    '.git/config',
    'a/.GIT/x',
    'a\\b',
    'nul\0',
    '',
  ])('takes no file at %j', async path => {
    const { status } = await host.commit({ [path]: 'x' });
    expect(status).toBe(422);
  });

  it.each([
    'contents/..%2f..%2fgit-host.json',
    'contents/%2e%2e/%2e%2e/config',
    'contents/dir?ref=main~0',
    'contents/dir?ref=HEAD',
    'contents/dir?ref=--all',
    'contents/dir?ref=main:dir',
    'contents/dir?ref=:/Test',
    'contents/dir?ref=@',
    'contents/missing',
    'raw/dir',
    'git/commits/nope',
    'git/commits/main%5E%7Btree%7D',
    'archive/main',
    'archive/nope.tar.gz',
    'branches/nope',
    'nothing/like/this',
  ])('has no %s', async path => {
    const { status, body } = await host.api('GET', `/repos/ml/demo/${path}`);
    expect([status, typeof body.message]).toEqual([404, 'string']);
  });

  it('lists trees, commits and branches', async () => {
    await host.commit({ 'more/deep/x.txt': 'x' });
    const tree = await host.api(
      'GET',
      '/repos/ml/demo/git/trees/main?recursive=true',
    );
    expect(tree.body.tree.map((row: any) => row.path)).toEqual(
      expect.arrayContaining(['more', 'more/deep', 'more/deep/x.txt']),
    );
    const flat = await host.api('GET', '/repos/ml/demo/git/trees/main');
    expect(flat.body.tree.map((row: any) => row.path)).not.toContain(
      'more/deep',
    );
    const commit = await host.api('GET', '/repos/ml/demo/git/commits/main');
    expect(commit.body).toMatchObject({
      commit: {
        message: 'create more/deep/x.txt',
        author: { name: 'wanda', email: 'wanda@localhost' },
      },
      parents: [{ sha: expect.stringMatching(/^[0-9a-f]{40}$/) }],
    });
    const page = await host.api('GET', '/repos/ml/demo/commits?limit=1&page=2');
    expect(page.body.map((row: any) => row.sha)).toEqual([
      commit.body.parents[0].sha,
    ]);
  });

  it('makes and deletes branches, whatever Git allows in a name', async () => {
    const name = `feature/it's "new" <b>日本語</b>#1%41`.replace(/ /g, '_');
    const made = await host.api('POST', '/repos/ml/demo/branches', {
      new_branch_name: name,
    });
    expect([made.status, made.body.name]).toEqual([201, name]);
    const again = await host.api('POST', '/repos/ml/demo/branches', {
      new_branch_name: name,
    });
    expect(again.status).toBe(409);
    const at = `/repos/ml/demo/branches/${encodeURIComponent(name)}`;
    expect((await host.api('GET', at)).body.commit.id).toBe(
      made.body.commit.id,
    );
    expect(
      (await host.fetch(`/ml/demo/src/branch/${encodeURIComponent(name)}`))
        .status,
    ).toBe(200);
    expect((await host.api('DELETE', at)).status).toBe(204);
    expect((await host.api('GET', at)).status).toBe(404);
    expect(
      (await host.api('DELETE', '/repos/ml/demo/branches/main')).status,
    ).toBe(403);
    for (const bad of [
      '-x',
      'a..b',
      'a b',
      'a~1',
      'a\nb',
      '@{1}',
      'HEAD',
      'x.lock',
      'main/x',
      '',
      'nul\0',
    ]) {
      const { status } = await host.api('POST', '/repos/ml/demo/branches', {
        new_branch_name: bad,
      });
      expect([bad, status]).toEqual([bad, 422]);
    }
  });
});
