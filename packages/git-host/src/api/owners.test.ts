import { TestHost } from '../__testUtils__/TestHost';

// Each case starts many Git processes.
jest.setTimeout(60_000);

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
    await post('/orgs/ml/repos', { name: 'hidden', private: true });
    const listed = async (token?: string) => {
      const answer = await fetch(`${host.url}/api/v1/repos/search`, {
        headers: token ? { authorization: `token ${token}` } : {},
      });
      const { data } = await answer.json();
      return data.map((repository: any) => repository.full_name);
    };
    expect(await listed()).toEqual(['ml/demo', 'wanda/mine']);
    expect(await listed('wanda-token')).toEqual([
      'ml/demo',
      'ml/hidden',
      'wanda/mine',
    ]);
    const broken = await host.fetch('/api/v1/orgs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
    await host.end();
  });
});
