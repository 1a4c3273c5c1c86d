import { administratorRules, startPocketCluster } from '../pocket';
import type { PocketCluster } from '../pocket';
import { ControlServer } from './ControlServer';

describe('ControlServer', () => {
  let clusters: PocketCluster[];
  let control: ControlServer;

  beforeEach(async () => {
    const identities = [{ token: 't', user: 'u', rules: administratorRules }];
    clusters = [
      await startPocketCluster({ name: 'one', identities }),
      await startPocketCluster({ name: 'two', identities }),
    ];
    control = await ControlServer.start({ clusters, token: 'secret' });
  });

  afterEach(async () => {
    await control.close();
    await Promise.all(clusters.map(cluster => cluster.close()));
  });

  async function call(
    method: string,
    path: string,
    body?: unknown,
    token = 'secret',
  ) {
    const answer = await fetch(`${control.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { code: answer.status, body: await answer.json() };
  }

  const faultsOf = async (name: string) =>
    (await call('GET', `/clusters/${name}/faults`)).body.faults;

  it('lets nobody in without its token', async () => {
    for (const [method, path] of [
      ['GET', '/clusters'],
      ['PUT', '/clusters/one/faults'],
      ['DELETE', '/faults'],
    ]) {
      const { code } = await call(
        method,
        path,
        method === 'PUT' ? { silent: true } : undefined,
        'wrong',
      );
      expect(code).toBe(401);
    }
    expect(clusters[0].faults).toEqual({});
  });

  it('breaks one cluster and says what is wrong', async () => {
    const faults = { slowMs: 10, forbidden: ['pods'] };
    const { code } = await call('PUT', '/clusters/one/faults', faults);
    expect(code).toBe(200);
    expect(await faultsOf('one')).toEqual(faults);
    expect(await faultsOf('two')).toEqual({});
  });

  it('replaces, and heals one or all', async () => {
    await call('PUT', '/clusters/one/faults', { refusing: true });
    await call('PUT', '/clusters/one/faults', { slowMs: 1 });
    expect(await faultsOf('one')).toEqual({ slowMs: 1 });
    await call('PUT', '/clusters/two/faults', { silent: true });
    await call('DELETE', '/clusters/one/faults');
    expect(await faultsOf('one')).toEqual({});
    expect(await faultsOf('two')).toEqual({ silent: true });
    await call('DELETE', '/faults');
    expect(await faultsOf('two')).toEqual({});
  });

  it.each([
    [{ slow: 5 }, 'There is no fault "slow"'],
    [{ slowMs: 'a lot' }, '"slowMs" must be a number of milliseconds'],
    [{ gone: ['everywhere'] }, '"gone" must be a list out of start, stream'],
    [{ forbidden: 'pods' }, '"forbidden" must be a list of resources'],
    [[], 'Faults must be a JSON object'],
  ])('refuses %j and says why', async (faults, why) => {
    const { code, body } = await call('PUT', '/clusters/one/faults', faults);
    expect(code).toBe(400);
    expect(body.error).toContain(why);
    expect(clusters[0].faults).toEqual({});
  });

  it('says what there is when asked for something else', async () => {
    const { code, body } = await call('GET', '/clusters/three/faults');
    expect(code).toBe(404);
    expect(body.error).toContain('clusters are one, two');
  });
});
