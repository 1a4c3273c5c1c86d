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

describe('ChangeFiles', () => {
  let host: TestHost;
  beforeEach(async () => {
    host = await TestHost.create();
    await host.createDemo({ 'a.txt': 'a', 'dir/b.txt': 'b' });
  });
  afterEach(() => host.end());

  const shaOf = async (path: string) =>
    (await host.api('GET', `/repos/ml/demo/contents/${path}`)).body.sha;
  const change = (files: object[], more = {}) =>
    host.api('POST', '/repos/ml/demo/contents', { files, ...more });

  it('creates, updates and deletes in one commit on a new branch', async () => {
    const { status, body } = await change(
      [
        { operation: 'create', path: 'new/c.txt', content: base64('c') },
        {
          operation: 'update',
          path: 'a.txt',
          content: base64('A'),
          sha: await shaOf('a.txt'),
        },
        {
          operation: 'delete',
          path: 'dir/b.txt',
          sha: await shaOf('dir/b.txt'),
        },
      ],
      {
        new_branch: 'next',
        message: 'All at once\n\n$(id) "quoted"',
        author: { name: 'Ann <x>\nEvil: yes', email: 'ann@example.org' },
      },
    );
    expect(status).toBe(201);
    expect(body.files.map((file: any) => file?.content)).toEqual([
      base64('c'),
      base64('A'),
      undefined,
    ]);
    expect(body.commit).toMatchObject({
      message: 'All at once\n\n$(id) "quoted"',
      author: { name: 'Ann xEvil: yes', email: 'ann@example.org' },
    });
    const tree = await host.api(
      'GET',
      '/repos/ml/demo/git/trees/next?recursive=1',
    );
    expect(tree.body.tree.map((row: any) => row.path)).toEqual([
      'a.txt',
      'new',
      'new/c.txt',
    ]);
    expect(
      (await host.api('GET', '/repos/ml/demo/contents/a.txt')).body.content,
    ).toBe(base64('a'));
  });

  it.each([
    ['what is there', { operation: 'create', path: 'a.txt', content: '' }, 422],
    [
      'below a file',
      { operation: 'create', path: 'a.txt/b', content: '' },
      422,
    ],
    [
      'a folder',
      { operation: 'update', path: 'dir', content: '', sha: 'x' },
      422,
    ],
    ['without a sha', { operation: 'update', path: 'a.txt', content: '' }, 422],
    ['an old sha', { operation: 'delete', path: 'a.txt', sha: 'abc' }, 422],
    [
      'what is missing',
      { operation: 'delete', path: 'no.txt', sha: 'abc' },
      404,
    ],
    ['no base64', { operation: 'create', path: 'x', content: '%' }, 422],
    ['an unknown operation', { operation: 'chmod', path: 'a.txt' }, 422],
    [
      'a move',
      { operation: 'update', path: 'x', from_path: 'a.txt', content: '' },
      422,
    ],
  ])('refuses %s, and all that came with it', async (_what, file, wanted) => {
    const good = { operation: 'create', path: 'good.txt', content: '' };
    expect((await change([good, file])).status).toBe(wanted);
    expect(
      (await host.api('GET', '/repos/ml/demo/contents/good.txt')).status,
    ).toBe(404);
  });

  it('refuses two changes of one place, a taken or a missing branch, and anything from a reader', async () => {
    const create = (path: string) => ({
      operation: 'create',
      path,
      content: '',
    });
    expect((await change([create('x'), create('x')])).status).toBe(422);
    expect((await change([create('x'), create('x/y')])).status).toBe(422);
    expect((await change([create('x')], { new_branch: 'main/x' })).status).toBe(
      422,
    );
    expect((await change([create('x')], { branch: 'nope' })).status).toBe(404);
    expect((await change([create('x')], { new_branch: 'next' })).status).toBe(
      201,
    );
    expect((await change([create('y')], { new_branch: 'next' })).status).toBe(
      422,
    );
    const large = await change([
      { ...create('x'), content: 'a'.repeat(11 * 1024 * 1024) },
    ]);
    expect(large.status).toBe(413);
  });

  it('makes one commit of each of many requests at once', async () => {
    const all = await Promise.all(
      [...Array(8).keys()].map(at =>
        change([{ operation: 'create', path: `f${at}`, content: '' }]),
      ),
    );
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(201));
    const { body } = await host.api('GET', '/repos/ml/demo/contents');
    expect(body).toHaveLength(10);
  });
});

describe('owners and repositories', () => {
  it('are made once, by writers, with names that hold', async () => {
    const host = await TestHost.create();
    const post = async (path: string, body: object) =>
      (await host.api('POST', path, body)).status;
    expect(await post('/orgs/ml/repos', { name: 'demo' })).toBe(404);
    expect(await post('/orgs', { username: 'ml' })).toBe(201);
    expect(await post('/orgs', { username: 'ML' })).toBe(409);
    expect(await post('/orgs', { username: '..' })).toBe(422);
    expect(await post('/orgs', {})).toBe(422);
    const made = await Promise.all(
      [1, 2, 3].map(() => post('/orgs/ml/repos', { name: 'demo' })),
    );
    expect(made.sort()).toEqual([201, 409, 409]);
    expect(await post('/orgs/ml/repos', { name: 'Demo' })).toBe(409);
    expect(await post('/orgs/ml/repos', { name: '../x' })).toBe(422);
    expect(
      await post('/orgs/ml/repos', { name: 'x', default_branch: 'a b' }),
    ).toBe(422);
    expect(await post('/user/repos', { name: 'mine', auto_init: true })).toBe(
      201,
    );
    const { body } = await host.api('GET', '/repos/wanda/mine');
    expect(body).toMatchObject({
      full_name: 'wanda/mine',
      empty: false,
      default_branch: 'main',
      clone_url: `${host.url}/wanda/mine.git`,
      permissions: { push: true },
    });
    expect(
      (await host.api('GET', '/orgs')).body.map((org: any) => org.name),
    ).toEqual(['ml', 'wanda']);
    const broken = await host.fetch('/api/v1/orgs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
    await host.end();
  });
});
