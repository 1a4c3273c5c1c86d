import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { basic } from './__testUtils__/TestHost';

// Starts a process that compiles itself.
jest.setTimeout(60_000);

describe('bin/git-host', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'git-host-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const start = (args: string[], users?: string) =>
    spawn(process.execPath, [resolve(__dirname, '../bin/git-host'), ...args], {
      env: { ...process.env, GIT_HOST_USERS: users },
    });

  it('says where it listens, posts events, and ends when told', async () => {
    const posted: any[] = [];
    const listener = createServer(async (request, response) => {
      request.setEncoding('utf8');
      posted.push(JSON.parse((await request.toArray()).join('')));
      response.end();
      listener.emit('posted');
    });
    await new Promise<void>(done => listener.listen(0, '127.0.0.1', done));
    const { port } = listener.address() as AddressInfo;
    const users = join(folder, 'users.json');
    await writeFile(users, '[{"name":"wanda","password":"w","role":"writer"}]');
    const child = start([
      ...['--data', join(folder, 'data'), '--users', users],
      ...['--events', `http://127.0.0.1:${port}/`],
    ]);
    const [line] = await once(createInterface(child.stdout), 'line');
    const { url } = JSON.parse(line);
    const told = once(listener, 'posted');
    const answer = await fetch(`${url}/api/v1/user/repos`, {
      method: 'POST',
      headers: {
        authorization: basic('wanda', 'w'),
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        name: 'demo',
        auto_init: true,
      }),
    });
    expect(answer.status).toBe(201);
    await told;
    expect(posted).toMatchObject([
      {
        event: 'push',
        owner: 'wanda',
        repository: 'demo',
        branch: 'main',
        by: 'wanda',
      },
    ]);
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    listener.close();
    listener.closeAllConnections();
  });

  it.each([
    ['no folder', [], '[]', '--data DIR'],
    ['no users', ['--data', 'x'], undefined, '--users FILE'],
    ['bad users', ['--data', 'x'], '[]', 'not as they should be'],
  ])('says what is missing: %s', async (_what, args, users, why) => {
    const child = start(args, users);
    const said = child.stderr.setEncoding('utf8').toArray();
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect((await said).join('')).toContain(why);
  });
});
