import { reader, TestHost, writer } from '../__testUtils__/TestHost';

// Each case starts many Git processes.
jest.setTimeout(60_000);

const EVIL = `"><script>alert('x')</script>`;

describe('pages', () => {
  let host: TestHost;
  beforeEach(async () => {
    host = await TestHost.create();
  });
  afterEach(() => host.end());

  const page = async (path: string, user?: typeof writer) => {
    const answer = await host.fetch(path, {}, user ?? reader);
    return {
      status: answer.status,
      text: await answer.text(),
      headers: answer.headers,
    };
  };
  const openPull = async (title = 'Add b') => {
    await host.createDemo({ 'a.txt': 'one\ntwo\n' });
    await host.commit({ 'b.txt': 'b' }, 'next');
    await host.api('POST', '/repos/ml/demo/pulls', {
      head: 'next',
      base: 'main',
      title,
      body: EVIL,
    });
  };
  const formOf = async () => {
    const { text } = await page('/ml/demo/pulls/1', writer);
    const field = (name: string) =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
    return { csrf: field('csrf'), head: field('head'), style: 'merge' };
  };
  const submit = (
    form: { [name: string]: string },
    user = writer,
    origin?: string,
  ) =>
    host.fetch(
      '/ml/demo/pulls/1/merge',
      {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: origin ? { origin } : {},
      },
      user,
    );

  it('say what to do where there is nothing yet', async () => {
    expect((await page('/')).text).toContain('Run a template');
    await host.createDemo();
    expect((await page('/ml/demo')).text).toContain(
      `git push ${host.url}/ml/demo.git main`,
    );
    expect((await page('/ml/demo/pulls')).text).toContain('There is none');
  });

  it('show files, lines, commits and differences', async () => {
    await openPull();
    expect((await page('/')).text).toContain('href="/ml/demo"');
    expect((await page('/ml')).text).toContain('href="/ml/demo"');
    expect((await page('/ml/demo')).text).toContain(
      'href="/ml/demo/src/branch/main/a.txt"',
    );
    const file = await page('/ml/demo/src/branch/main/a.txt');
    expect(file.text).toMatch(
      /<a href="#L2">2<\/a>\s*<\/td>\s*<td><pre>two<\/pre>/,
    );
    const commits = await page('/ml/demo/commits/branch/next');
    const [, sha] =
      /\/ml\/demo\/commit\/([0-9a-f]{40})/.exec(commits.text) ?? [];
    expect((await page(`/ml/demo/commit/${sha}`)).text).toContain(
      '<span class="add">+b</span>',
    );
    expect((await page(`/ml/demo/src/commit/${sha}/b.txt`)).status).toBe(200);
    const edit = await host.fetch('/ml/demo/_edit/main/a.txt');
    expect(edit.headers.get('location')).toBe('/ml/demo/src/branch/main/a.txt');
    for (const path of [
      '/nobody',
      '/ml/nope',
      '/ml/demo/src/branch/nope',
      '/ml/demo/src/branch/main/nope',
      '/ml/demo/src/branch/main/..%2f..%2fconfig',
      '/ml/demo/commit/main~1',
      '/ml/demo/pulls/9',
      '/ml/demo/settings',
    ]) {
      expect([path, (await page(path)).status]).toEqual([path, 404]);
    }
  });

  it('tell of binary, long and empty files, and of links', async () => {
    await host.createDemo({
      'binary.bin': 'a\0b',
      'long.txt': 'x'.repeat(600_000),
      'empty.txt': '',
    });
    const at = '/ml/demo/src/branch/main';
    expect((await page(`${at}/binary.bin`)).text).toContain('binary');
    expect((await page(`${at}/long.txt`)).text).toContain('too long');
    expect((await page(`${at}/empty.txt`)).text).toContain('is empty');
    expect((await page('/ml/demo/commits/branch/main')).status).toBe(200);
  });

  it('let nothing of what they show become markup, and run nothing', async () => {
    await host.api('POST', '/orgs', { username: 'ml' });
    await host.api('POST', '/orgs/ml/repos', {
      name: 'demo',
      description: EVIL,
    });
    const branch = `x/${EVIL}`;
    await host.commit({ 'a.txt': EVIL, [`dir/${EVIL}`]: EVIL });
    const { body } = await host.api('POST', '/repos/ml/demo/contents', {
      files: [
        {
          operation: 'create',
          path: `${EVIL}\n<b>`,
          content: Buffer.from(EVIL).toString('base64'),
        },
      ],
      message: EVIL,
      author: { name: EVIL, email: EVIL },
      new_branch: branch,
    });
    await host.api('POST', '/repos/ml/demo/pulls', {
      head: branch,
      base: 'main',
      title: EVIL,
      body: EVIL,
    });
    const encoded = encodeURIComponent(branch);
    for (const path of [
      '/',
      '/ml/demo',
      `/ml/demo/src/branch/${encoded}`,
      '/ml/demo/src/branch/main/dir',
      `/ml/demo/src/branch/main/dir/${encodeURIComponent(EVIL)}`,
      `/ml/demo/commits/branch/${encoded}`,
      `/ml/demo/commit/${body.commit.sha}`,
      '/ml/demo/pulls',
      '/ml/demo/pulls/1',
      `/ml/demo/${encodeURIComponent(EVIL)}`,
      `/${encodeURIComponent(EVIL)}`,
      `/ml/demo/pulls/1?state=${encodeURIComponent(EVIL)}`,
    ]) {
      const { text, headers } = await page(path, writer);
      expect([path, text.includes('<script')]).toEqual([path, false]);
      expect(text).toContain('<main');
      expect(headers.get('content-security-policy')).toContain(
        "default-src 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    const raw = await host.fetch('/api/v1/repos/ml/demo/raw/a.txt');
    expect(raw.headers.get('content-type')).toBe('application/octet-stream');
  });

  it('merge by the form, once', async () => {
    await openPull();
    const anonymous = await fetch(`${host.url}/ml/demo/pulls/1`);
    expect(await anonymous.text()).toContain('Sign in to merge');
    const asked = await fetch(`${host.url}/ml/demo/pulls/1?signin`);
    expect([asked.status, asked.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="Git host"',
    ]);
    expect((await page('/ml/demo/pulls/1', reader)).text).toContain(
      'ask a writer',
    );

    const form = await formOf();
    const merged = await submit(form, writer, host.url);
    expect([merged.status, merged.headers.get('location')]).toEqual([
      303,
      '/ml/demo/pulls/1',
    ]);
    expect((await page('/ml/demo/pulls/1')).text).toContain('Merged by wanda');
    expect((await page('/ml/demo/pulls?state=closed')).text).toContain('Add b');
    expect((await submit(form)).status).toBe(405);
  });

  it('do not merge what a foreign page, a reader or nobody sends, nor what was not seen', async () => {
    await openPull();
    const form = await formOf();
    const anonymous = await fetch(`${host.url}/ml/demo/pulls/1/merge`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    expect(anonymous.status).toBe(401);
    expect((await submit(form, reader)).status).toBe(403);
    expect((await submit({ ...form, csrf: '' })).status).toBe(403);
    expect(
      (await submit({ ...form, csrf: `${form.csrf.slice(0, -1)}_` })).status,
    ).toBe(403);
    expect((await submit(form, writer, 'http://evil.example')).status).toBe(
      403,
    );
    await host.api('POST', '/repos/ml/demo/contents', {
      branch: 'next',
      files: [{ operation: 'create', path: 'late.txt', content: '' }],
    });
    expect((await submit(form)).status).toBe(409);
    expect((await page('/ml/demo/pulls/1')).text).toContain('open</span>');
  });

  it('say why something does not merge', async () => {
    await host.createDemo({ 'a.txt': 'a' });
    await host.commit({ 'same.txt': 'one' }, 'next');
    await host.commit({ 'same.txt': 'two' });
    await host.api('POST', '/repos/ml/demo/branches', {
      new_branch_name: 'same',
    });
    for (const head of ['next', 'same']) {
      await host.api('POST', '/repos/ml/demo/pulls', {
        head,
        base: 'main',
        title: head,
      });
    }
    const conflict = await page('/ml/demo/pulls/1', writer);
    expect(conflict.text).toMatch(/<li><bdi>same.txt<\/bdi><\/li>/);
    expect(conflict.text).not.toContain('<form');
    expect((await page('/ml/demo/pulls/2', writer)).text).toContain(
      'Nothing to merge',
    );
  });
});
