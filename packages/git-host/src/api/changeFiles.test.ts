import { base64, TestHost } from '../__testUtils__/TestHost';

// Each case starts many Git processes.
jest.setTimeout(60_000);

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
