import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import { basic, reader, TestHost, writer } from '../__testUtils__/TestHost';

// Each case starts many Git processes.
jest.setTimeout(60_000);

describe('Git itself', () => {
  let host: TestHost;
  beforeEach(async () => {
    host = await TestHost.create();
    await host.createDemo();
  });
  afterEach(() => host.end());

  /** A clone with one commit more on a branch. */
  const work = async (
    name: string,
    files: { [path: string]: string | Buffer },
    branch = 'main',
  ) => {
    await host.git('init', '--quiet', '-b', branch, name);
    for (const [path, content] of Object.entries(files)) {
      await mkdir(join(host.folder, name, path, '..'), { recursive: true });
      await writeFile(join(host.folder, name, path), content);
    }
    await host.git('-C', name, 'add', '.');
    await host.git('-C', name, 'commit', '--quiet', '-m', `from ${name}`);
  };
  const push = (name: string, user = writer, branch = 'main') =>
    host.git('-C', name, 'push', '--quiet', host.remote(user), branch);

  /** Of a path that no client straightens before. */
  const rawStatus = async (path: string, headers = {}) => {
    const { port, host: name } = new URL(host.url);
    const request = http.get({
      host: '127.0.0.1',
      port,
      path,
      headers: {
        host: name,
        authorization: basic(writer.name, writer.password),
        ...headers,
      },
    });
    const [answer] = await once(request, 'response');
    answer.resume();
    return answer.statusCode;
  };

  it('pushes, and clones the same bytes without signing in', async () => {
    const bytes = Buffer.from([...Array(256).keys()].reverse());
    await work('one', {
      'a.bin': bytes,
      'crlf.txt': 'a\r\nb\r\n',
      'ü/"x"\n<b>.txt': 'x',
    });
    const told = once(host.events, 'push');
    await push('one');
    await host.git('clone', '--quiet', host.remote(), 'two');
    expect(await host.git('-C', 'two', 'rev-parse', 'HEAD^{tree}')).toBe(
      await host.git('-C', 'one', 'rev-parse', 'HEAD^{tree}'),
    );
    expect(await host.git('-C', 'two', 'status', '--porcelain')).toBe('');
    const commit = (await host.git('-C', 'one', 'rev-parse', 'HEAD')).trim();
    expect(await told).toEqual([
      {
        owner: 'ml',
        repository: 'demo',
        branch: 'main',
        isDefault: true,
        before: '0'.repeat(40),
        commit,
        by: 'wanda',
      },
    ]);
  });

  it('makes the first branch the default one', async () => {
    await work('one', { a: 'a' }, 'trunk');
    await push('one', writer, 'trunk');
    const { body } = await host.api('GET', '/repos/ml/demo');
    expect(body).toMatchObject({ default_branch: 'trunk', empty: false });
  });

  it.each([
    ['nobody', undefined, 'could not read Username'],
    [
      'a wrong password',
      { ...writer, password: 'wrong' },
      'Authentication failed',
    ],
    ['a reader', reader, '403'],
  ])('takes no push of %s', async (_who, user, why) => {
    await work('one', { a: 'a' });
    await expect(
      host.git('-C', 'one', 'push', host.remote(user), 'main'),
    ).rejects.toThrow(why);
    expect((await host.api('GET', '/repos/ml/demo')).body.empty).toBe(true);
  });

  it('refuses a wrong password even where none is needed', async () => {
    for (const authorization of [
      basic('wanda', 'wrong'),
      'Basic !!!',
      'Basic',
      'token wrong',
      'Digest x',
      '',
    ]) {
      for (const path of [
        '/',
        '/api/v1/version',
        '/ml/demo.git/info/refs?service=git-upload-pack',
      ]) {
        const headers = { authorization };
        const answer = await host.fetch(path, { headers });
        expect([authorization, path, answer.status]).toEqual([
          authorization,
          path,
          401,
        ]);
      }
    }
    const token = { headers: { authorization: 'token wanda-token' } };
    expect((await host.fetch('/api/v1/user', token)).status).toBe(200);
  });

  it('shows a private repository to users only', async () => {
    await host.api('POST', '/user/repos', { name: 'own', private: true });
    const path = 'wanda/own.git';
    await expect(
      host.git('ls-remote', host.remote(undefined, path)),
    ).rejects.toThrow('could not read Username');
    expect(await host.git('ls-remote', host.remote(reader, path))).toBe('');
    for (const page of ['/wanda/own', '/api/v1/repos/wanda/own']) {
      expect((await fetch(host.url + page)).status).toBe(404);
      expect((await host.fetch(page)).status).toBe(200);
    }
    expect(await (await fetch(host.url)).text()).not.toContain('wanda/own');
  });

  it('refuses what is not ahead, the end of the default branch, and refs of its own', async () => {
    await work('one', { a: 'a' });
    await work('two', { b: 'b' });
    await push('one');
    await expect(push('two')).rejects.toThrow('rejected');
    await expect(push('one', writer, ':main')).rejects.toThrow(
      'deletion of the current branch',
    );
    await expect(push('one', writer, 'main:refs/pull/1/head')).rejects.toThrow(
      'hidden ref',
    );
  });

  it('refuses trees that would leave a checkout', async () => {
    await work('one', { a: 'a' });
    const blob = (await host.git('-C', 'one', 'rev-parse', 'HEAD:a')).trim();
    const row = Buffer.concat([
      Buffer.from('100644 ..\0'),
      Buffer.from(blob, 'hex'),
    ]);
    await writeFile(join(host.folder, 'tree'), row);
    const tree = await host.git(
      '-C',
      'one',
      'hash-object',
      '-w',
      '-t',
      'tree',
      '--literally',
      '../tree',
    );
    const commit = await host.git(
      '-C',
      'one',
      'commit-tree',
      '-m',
      'up',
      tree.trim(),
    );
    await host.git('-C', 'one', 'update-ref', 'refs/heads/up', commit.trim());
    await expect(push('one', writer, 'up')).rejects.toThrow('hasDotdot');
  });

  it('refuses more than it takes, said or not said before', async () => {
    const small = await TestHost.create({ maxPushBytes: 100_000 });
    await small.createDemo();
    await work('one', { 'large.bin': randomBytes(2_000_000) });
    const to = (postBuffer: number) =>
      host.git(
        '-C',
        'one',
        '-c',
        `http.postBuffer=${postBuffer}`,
        'push',
        small.remote(writer),
        'main',
      );
    // A larger buffer than the pack sends its length; a smaller one sends chunks.
    await expect(to(4_000_000)).rejects.toThrow('413');
    await expect(to(70_000)).rejects.toThrow(/413|hung up|reset/);
    const { body } = await small.api('GET', '/repos/ml/demo');
    expect(body.empty).toBe(true);
    await small.end();
  });

  it('serves nothing but the protocol', async () => {
    for (const path of [
      '/ml/demo.git/HEAD',
      '/ml/demo.git/config',
      '/ml/demo.git/git-host.json',
      '/ml/demo.git/objects/info/packs',
      '/ml/demo.git/info/refs',
      '/ml/demo.git/info/refs?service=git-shell',
      '/ml/%2e%2e%2fml%2fdemo.git/info/refs?service=git-upload-pack',
      '/%2e%2e/ml/demo.git/info/refs?service=git-upload-pack',
      '/.drafts/x.git/info/refs?service=git-upload-pack',
    ]) {
      expect([path, await rawStatus(path)]).toEqual([path, 404]);
    }
  });

  it('answers under its own name only, and to pages of its own only', async () => {
    expect(await rawStatus('/', { host: 'evil.example' })).toBe(422);
    const post = (origin: string) =>
      host.fetch('/api/v1/orgs', {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'other' }),
      });
    expect((await post('http://evil.example')).status).toBe(403);
    expect((await post('null')).status).toBe(403);
    expect((await post(host.url)).status).toBe(201);
  });
});

describe('A host that nobody reads without signing in', () => {
  it('asks everybody', async () => {
    const host = await TestHost.create({ anonymousRead: false });
    await host.createDemo({ a: 'a' });
    for (const path of [
      '/',
      '/ml/demo',
      '/api/v1/repos/ml/demo',
      '/ml/demo.git/info/refs?service=git-upload-pack',
    ]) {
      const answer = await fetch(host.url + path);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic/);
    }
    await host.git('clone', '--quiet', host.remote(reader), 'clone');
    await host.end();
  });
});
