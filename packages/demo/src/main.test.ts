import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { catalogYaml } from './scenario/catalog';
import { guestUserRef } from './scenario/company';

const BIN = resolve(__dirname, '../bin/demo.cjs');

jest.setTimeout(30_000);

function launch(env: { [name: string]: string }) {
  const child = spawn(process.execPath, [BIN], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, lines: createInterface({ input: child.stdout }) };
}

describe('the demo as a process', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mlport-demo-'));

  afterAll(() => rmSync(dir, { recursive: true }));

  it('says in one line where everything is, serves it, and goes when told', async () => {
    const catalog = join(dir, 'sub/catalog.yaml');
    const { child, lines } = launch({
      ML_DEMO_TOKEN: 'reader',
      ML_DEMO_CATALOG: catalog,
    });
    try {
      const [line] = await once(lines, 'line');
      const ready = JSON.parse(line);
      expect(ready).toEqual({
        clusters: [
          {
            name: 'prod-eu',
            title: 'Production Europe',
            url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
            token: 'reader',
          },
          expect.objectContaining({ name: 'prod-us' }),
        ],
        control: { url: expect.any(String), token: expect.any(String) },
        catalog,
        user: guestUserRef,
        teams: ['perception', 'motion', 'platform'],
      });
      expect(readFileSync(catalog, 'utf8')).toBe(catalogYaml());
      const answer = await fetch(
        `${ready.clusters[0].url}/apis/kubeflow.org/v1/pytorchjobs`,
        { headers: { authorization: 'Bearer reader' } },
      );
      const { items } = await answer.json();
      expect(items.length).toBeGreaterThan(20);
    } finally {
      child.kill('SIGTERM');
    }
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });

  it('ends with one line when a port is taken', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { child } = launch({ ML_DEMO_PORTS: `0,${port},0` });
    const errors = createInterface({ input: child.stderr });
    const [[line], [code]] = await Promise.all([
      once(errors, 'line'),
      once(child, 'exit'),
    ]);
    taken.close();
    expect(line).toMatch(/^The demo cannot start: .*EADDRINUSE/);
    expect(code).toBe(1);
  });
});
