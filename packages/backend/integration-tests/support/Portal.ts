import { ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { createServer, AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { MlTrackingClient } from '@mlport/backstage-plugin-ml-common';
import { eventually } from './eventually';
import { setting } from './settings';
import { Viewer } from './Viewer';

const REPOSITORY = join(__dirname, '..', '..', '..', '..');

/** Where the catalog has its entities from; a configuration with locations of its own names it too. */
export const COMPANY = {
  type: 'file',
  target: join(__dirname, '..', 'manifests', 'catalog.yaml'),
  rules: [{ allow: ['User', 'Group', 'Component'] }],
};

/** The built backend, running on the loopback interface. */
export class Portal {
  readonly #child: ChildProcess;
  readonly #url: string;
  readonly #token: string;
  readonly #logFile: string;

  private constructor(
    child: ChildProcess,
    { url, token, log }: { url: string; token: string; log: string },
  ) {
    this.#child = child;
    this.#url = url;
    this.#token = token;
    this.#logFile = log;
  }

  /**
   * Starts it on these clusters and waits until it is ready.
   *
   * @param options.port - Where it listens; a free port otherwise.
   * @param options.config - What its configuration says besides.
   */
  static async start(
    clusters: object[],
    options: { port?: number; config?: object } = {},
  ): Promise<Portal> {
    const dir = mkdtempSync(join(tmpdir(), 'ml-portal-'));
    const port = options.port ?? (await freePort());
    const url = `http://127.0.0.1:${port}`;
    const config = join(dir, 'app-config.yaml');
    writeFileSync(
      config,
      JSON.stringify({
        app: { baseUrl: url },
        backend: { baseUrl: url, listen: { host: '127.0.0.1', port } },
        auth: {
          providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
        },
        catalog: { locations: [COMPANY] },
        kubernetes: {
          serviceLocatorMethod: { type: 'multiTenant' },
          clusterLocatorMethods: [{ type: 'config', clusters }],
        },
      }),
    );
    const more = join(dir, 'app-config.more.yaml');
    writeFileSync(more, JSON.stringify(options.config ?? {}));
    const log = join(dir, 'portal.log');
    const file = openSync(log, 'w');
    const child = spawn(
      process.execPath,
      [
        join(setting('ML_TEST_PORTAL'), 'packages', 'backend'),
        ...['--config', join(REPOSITORY, 'app-config.yaml')],
        ...['--config', config],
        ...['--config', more],
      ],
      {
        env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
        stdio: ['ignore', file, file],
      },
    );
    closeSync(file);
    const session = await eventually(
      `the portal ready (${log})`,
      async () => {
        if (child.exitCode !== null) {
          throw new Error(readFileSync(log, 'utf8').slice(-3000));
        }
        const ready = await get(`${url}/.backstage/health/v1/readiness`);
        return ready && get(`${url}/api/auth/guest/refresh`);
      },
      60_000,
    );
    const { token } = session.backstageIdentity;
    await eventually('the catalog loaded', () =>
      get(
        `${url}/api/catalog/entities/by-name/component/default/resnet`,
        token,
      ),
    );
    return new Portal(child, { url, token, log });
  }

  /** Somebody who opens a page. */
  viewer(): Viewer {
    return Viewer.create(`${this.#url}/api/ml`, this.#token);
  }

  /** What is tracked, as the person of `viewer` sees it. */
  get tracking(): MlTrackingClient {
    return MlTrackingClient.create({
      fetch: (input, init = {}) => {
        const headers = new Headers(init.headers);
        headers.set('authorization', `Bearer ${this.#token}`);
        return fetch(input, { ...init, headers });
      },
      baseUrl: () => this.api,
    });
  }

  /** What the catalog shows to that person of an entity; `undefined` when it shows none. */
  entity(kind: string, name: string): Promise<Entity | undefined> {
    return get(
      `${this.#url}/api/catalog/entities/by-name/${kind}/default/${name}`,
      this.#token,
    );
  }

  /** What it has logged. */
  get log(): string {
    return readFileSync(this.#logFile, 'utf8');
  }

  /** Where it listens. */
  get port(): number {
    return Number(new URL(this.#url).port);
  }

  /** Where its app is. */
  get url(): string {
    return this.#url;
  }

  /** Where the plugin is. */
  get api(): string {
    return `${this.#url}/api/ml`;
  }

  /**
   * Asks any plugin as the guest.
   *
   * @throws Error with what the plugin says when it refuses
   */
  async ask<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.#url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }

  /** Ends it as a crash would. */
  async kill() {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  /** Ends it. */
  async close() {
    const gone = once(this.#child, 'exit');
    this.#child.kill();
    await gone;
  }
}

async function get(url: string, token?: string) {
  const headers = token ? { authorization: `Bearer ${token}` } : undefined;
  const response = await fetch(url, { headers }).catch(() => undefined);
  return response?.ok ? await response.json() : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
