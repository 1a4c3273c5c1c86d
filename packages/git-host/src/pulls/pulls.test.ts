import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { base64, TestHost } from '../__testUtils__/TestHost';

// Each case starts many Git processes.
jest.setTimeout(60_000);

describe('pull requests', () => {
  let host: TestHost;
  beforeEach(async () => {
    host = await TestHost.create();
    await host.createDemo({ 'a.txt': 'a\n' });
  });
  afterEach(() => host.end());

  const PULLS = '/repos/ml/demo/pulls';
  const open = (head: string, more = {}) =>
    host.api('POST', PULLS, {
      head,
      base: 'main',
      title: `From ${head}`,
      ...more,
    });
  const merge = (number: number, body = {}) =>
    host.api('POST', `${PULLS}/${number}/merge`, { Do: 'merge', ...body });
  const get = async (number: number) =>
    (await host.api('GET', `${PULLS}/${number}`)).body;
  const main = async () =>
    (await host.api('GET', '/repos/ml/demo/git/commits/main')).body;

  /** Both branches write the same file anew. */
  const conflict = async () => {
    await host.commit({ 'same.txt': 'theirs\n' }, 'next');
    await host.commit({ 'same.txt': 'ours\n' });
    await open('next');
  };

  it('opens one, shows it, merges it once, and tells', async () => {
    await host.commit({ 'b.txt': 'b\n' }, 'next');
    const told: unknown[] = [];
    host.events.on('push', event => told.push(event));
    host.events.on('merge', event => told.push(event));
    const opened = await open('next', { body: 'why' });
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({
      number: 1,
      state: 'open',
      merged: false,
      mergeable: true,
      body: 'why',
      user: { login: 'wanda' },
      html_url: `${host.url}/ml/demo/pulls/1`,
      head: { ref: 'next' },
      base: { ref: 'main', sha: opened.body.merge_base },
    });
    expect((await open('next')).status).toBe(409);
    expect((await host.api('GET', `${PULLS}/main/next`)).body.number).toBe(1);
    expect((await host.api('GET', `${PULLS}/1/files`)).body).toMatchObject([
      { filename: 'b.txt', status: 'added', additions: 1, deletions: 0 },
    ]);
    expect(await (await host.fetch('/ml/demo/pulls/1.diff')).text()).toContain(
      '\n+b\n',
    );
    expect((await host.api('GET', `${PULLS}/1/merge`)).status).toBe(404);

    const merged = await merge(1, { delete_branch_after_merge: true });
    expect(merged.status).toBe(200);
    const tip = await main();
    expect(tip.commit.message).toBe(
      "Merge pull request 'From next' (#1) from next into main",
    );
    expect(tip.parents.map((row: any) => row.sha)).toEqual([
      opened.body.base.sha,
      opened.body.head.sha,
    ]);
    expect(await get(1)).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: tip.sha,
      merged_by: { login: 'wanda' },
      head: { sha: opened.body.head.sha },
    });
    expect((await host.api('GET', `${PULLS}/1/merge`)).status).toBe(204);
    expect((await host.api('GET', `${PULLS}/1/files`)).body).toHaveLength(1);
    expect(
      (await host.api('GET', '/repos/ml/demo/branches')).body,
    ).toHaveLength(1);
    expect((await merge(1)).status).toBe(405);
    expect(told).toEqual([
      expect.objectContaining({
        branch: 'main',
        isDefault: true,
        commit: tip.sha,
        before: opened.body.base.sha,
      }),
      {
        owner: 'ml',
        repository: 'demo',
        number: 1,
        branch: 'main',
        commit: tip.sha,
        by: 'wanda',
      },
    ]);
  });

  it('squashes into one commit', async () => {
    await host.commit({ 'b.txt': 'b' }, 'next');
    await open('next');
    expect(
      (await merge(1, { Do: 'squash', MergeMessageField: 'details' })).status,
    ).toBe(200);
    const tip = await main();
    expect(tip.commit.message).toBe('From next (#1)\n\ndetails');
    expect(tip.parents).toHaveLength(1);
    expect(
      (await host.api('GET', '/repos/ml/demo/contents/b.txt')).status,
    ).toBe(200);
  });

  it('does not merge a conflict, and merges it when it is settled', async () => {
    await conflict();
    expect(await get(1)).toMatchObject({ mergeable: false });
    const before = await main();
    const refused = await merge(1);
    expect([refused.status, refused.body.message]).toEqual([
      405,
      'next and main conflict in same.txt',
    ]);
    expect(await main()).toEqual(before);
    const file = await host.api(
      'GET',
      '/repos/ml/demo/contents/same.txt?ref=next',
    );
    await host.api('POST', '/repos/ml/demo/contents', {
      branch: 'next',
      files: [
        {
          operation: 'update',
          path: 'same.txt',
          sha: file.body.sha,
          content: base64('ours\n'),
        },
      ],
    });
    expect((await merge(1)).status).toBe(200);
  });

  it('closes one, does not merge it then, and opens it again', async () => {
    await host.commit({ 'b.txt': 'b' }, 'next');
    await open('next');
    const edit = (body: object) => host.api('PATCH', `${PULLS}/1`, body);
    expect((await edit({ state: 'closed', title: 'New' })).body).toMatchObject({
      state: 'closed',
      title: 'New',
    });
    expect((await merge(1)).status).toBe(404);
    expect((await host.api('GET', PULLS)).body).toEqual([]);
    expect(
      (await host.api('GET', `${PULLS}?state=all&base_branch=main`)).body,
    ).toHaveLength(1);
    expect((await open('next')).body.number).toBe(2);
    expect((await edit({ state: 'open' })).status).toBe(409);
    await host.api('PATCH', `${PULLS}/2`, { state: 'closed' });
    expect((await edit({ state: 'open' })).body).toMatchObject({
      state: 'open',
      mergeable: true,
    });
    expect((await merge(1)).status).toBe(200);
    expect((await edit({ state: 'open' })).status).toBe(409);
  });

  it('refuses what cannot be one, and what has nothing new', async () => {
    const { body } = await host.api('GET', '/repos/ml/demo/branches/main');
    await host.api('POST', '/repos/ml/demo/branches', {
      new_branch_name: 'same',
    });
    expect((await open('main')).status).toBe(422);
    expect((await open('nope')).status).toBe(404);
    expect((await open('same', { base: 'nope' })).status).toBe(404);
    expect((await open('same', { title: '' })).status).toBe(422);
    expect((await open('same')).body).toMatchObject({ mergeable: false });
    expect((await merge(1)).status).toBe(405);
    expect((await merge(1, { Do: 'rebase' })).status).toBe(405);
    expect((await merge(1, { head_commit_id: 'a'.repeat(40) })).status).toBe(
      409,
    );
    expect((await merge(7)).status).toBe(404);
    expect((await main()).sha).toBe(body.commit.id);
  });

  it('is closed when its branch goes, and keeps what it was', async () => {
    await host.commit({ 'b.txt': 'b' }, 'next');
    await open('next');
    await host.api('DELETE', '/repos/ml/demo/branches/next');
    expect(await get(1)).toMatchObject({ state: 'closed', merged: false });
    expect((await host.api('GET', `${PULLS}/1/files`)).body).toHaveLength(1);
    expect(
      (await host.api('PATCH', `${PULLS}/1`, { state: 'open' })).status,
    ).toBe(404);
  });

  it('merges one of two requests at once', async () => {
    await host.commit({ 'b.txt': 'b' }, 'next');
    await open('next');
    const both = await Promise.all([merge(1), merge(1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 405]);
    expect((await host.api('GET', '/repos/ml/demo/commits')).body).toHaveLength(
      3,
    );
  });

  it('merges several pull requests at once, each with all of the others', async () => {
    const names = ['b', 'c', 'd', 'e'];
    for (const name of names) {
      await host.commit({ [`${name}.txt`]: name }, name);
      await open(name);
    }
    const all = await Promise.all(names.map((_, at) => merge(at + 1)));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { body } = await host.api('GET', '/repos/ml/demo/contents');
    expect(body.map((row: any) => row.name)).toEqual([
      'a.txt',
      'b.txt',
      'c.txt',
      'd.txt',
      'e.txt',
    ]);
    expect(
      JSON.parse(await readFile(join(host.gitDir, 'git-host.json'), 'utf8'))
        .pulls,
    ).toHaveLength(4);
  });

  it('follows at the start what Git did while nobody looked', async () => {
    await host.commit({ 'b.txt': 'b' }, 'next');
    await host.commit({ 'c.txt': 'c' }, 'gone');
    await open('next');
    await open('gone');
    await host.stop();
    await host.git('-C', host.gitDir, 'branch', '-f', 'next', 'gone');
    await host.git('-C', host.gitDir, 'branch', '-D', 'gone');
    await host.start();
    const files = await host.api('GET', `${PULLS}/1/files`);
    expect(files.body).toMatchObject([{ filename: 'c.txt' }]);
    expect(await get(2)).toMatchObject({ state: 'closed', merged: false });
  });

  it('ends at the next start a merge that a crash has cut in two', async () => {
    await host.commit({ 'b.txt': 'b' }, 'next');
    await host.commit({ 'c.txt': 'c' }, 'other');
    await open('next');
    await open('other');
    await merge(1);
    await host.stop();
    const file = join(host.gitDir, 'git-host.json');
    const record = JSON.parse(await readFile(file, 'utf8'));
    const [done, not] = record.pulls;
    const merging = done.merged;
    Object.assign(done, { state: 'open', merging, merged: undefined });
    // Written, but the branch never moved.
    const tip = await host.git('-C', host.gitDir, 'rev-parse', 'other');
    not.merging = { ...merging, commit: tip.trim() };
    await writeFile(file, JSON.stringify(record));
    await host.start();
    expect(await get(1)).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: merging.commit,
    });
    expect(await get(2)).toMatchObject({ state: 'open', merged: false });
    expect((await merge(2)).status).toBe(200);
  });
});
