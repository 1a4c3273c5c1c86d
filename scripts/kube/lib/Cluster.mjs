import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../lib/UserError.mjs';
import { freePort, isFree } from '../../lib/ports.mjs';
import { Parts } from './Parts.mjs';
import { apiClient } from './apiClient.mjs';
import { commandLines } from './commandLines.mjs';
import { compactEtcd } from './compactEtcd.mjs';
import { crdFiles } from './crdFiles.mjs';
import { VIEWER, createViewer } from './createViewer.mjs';
import { installCrds } from './installCrds.mjs';
import { kubeconfig } from './kubeconfig.mjs';
import { until } from './until.mjs';
import { writeCredentials } from './writeCredentials.mjs';

/**
 * A bare Kubernetes API server with its etcd. What is known of it is in its folder, so that another
 * process can go on with it.
 */
export class Cluster {
  #state;
  #parts;

  /**
   * Starts one and waits until it can be used.
   *
   * @param {{ assets: string, dir: string, name: string, crds: string[], audit: boolean }} options
   *   `crds` are beginnings of file names of CRDs
   * @throws UserError when it does not start; nothing is left running
   */
  static async start({ assets, dir, name, crds, audit }) {
    const files = crdFiles(crds);
    if (existsSync(join(dir, 'cluster.json'))) {
      throw new UserError(`${dir} has a cluster already`);
    }
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const ports = { etcd: await freePort(), apiServer: await freePort() };
    const cluster = new Cluster({
      name,
      dir,
      server: `https://127.0.0.1:${ports.apiServer}`,
      etcd: `http://127.0.0.1:${ports.etcd}`,
      ports,
      kubeconfig: join(dir, 'kubeconfig'),
      viewerKubeconfig: join(dir, 'viewer.kubeconfig'),
      caFile: join(dir, 'pki', 'ca.crt'),
      ...(audit && { audit: join(dir, 'audit.log') }),
      assets,
      commands: commandLines({ assets, dir, ports, audit }),
    });
    try {
      await cluster.#bringUp(files);
    } catch (error) {
      await cluster.#parts.stop();
      throw error;
    }
    return cluster;
  }

  /** @throws UserError when the folder has none */
  static open(dir) {
    const file = join(dir, 'cluster.json');
    if (!existsSync(file)) {
      throw new UserError(`${dir} has no cluster`);
    }
    return new Cluster(JSON.parse(readFileSync(file, 'utf8')));
  }

  constructor(state) {
    this.#state = state;
    this.#parts = new Parts(state.dir);
  }

  /** What others may know of it, and what runs. */
  status() {
    const { commands, ...shown } = this.#state;
    return { ...shown, pids: this.#parts.pids() };
  }

  /** Ends the API server as a crash would, if it runs, and starts it on its port. */
  async restartApiServer() {
    await this.#parts.stop('kube-apiserver');
    await this.#startApiServer();
  }

  /** @returns the revision before which everything is forgotten */
  compact() {
    return compactEtcd(this.#state.etcd);
  }

  async #bringUp(crds) {
    const { name, dir, server, caFile, etcd } = this.#state;
    const token = writeCredentials(dir);
    this.#parts.start('etcd', this.#state.commands.etcd);
    await this.#until('etcd', async () => (await fetch(`${etcd}/health`)).ok);
    await this.#startApiServer();
    // Its own certificate, followed by the authority that it made for it.
    const ca = readFileSync(join(dir, 'pki', 'apiserver.crt'), 'utf8');
    this.#write(caFile, ca);
    const ask = apiClient({ server, ca: () => ca, token });
    this.#write(
      this.#state.kubeconfig,
      kubeconfig({ name, server, ca, user: 'admin', token }),
    );
    await installCrds(ask, crds);
    const viewer = await createViewer(ask);
    this.#write(
      this.#state.viewerKubeconfig,
      kubeconfig({ name, server, ca, user: VIEWER, token: viewer }),
    );
    const { body } = await ask('GET', '/version');
    this.#state.version = body.gitVersion;
    this.#write(join(dir, 'cluster.json'), JSON.stringify(this.#state));
  }

  async #startApiServer() {
    const { dir, server, ports, commands } = this.#state;
    // A process that was killed may hold its port for a moment.
    await until('its port is free', () => isFree(ports.apiServer));
    this.#parts.start('kube-apiserver', commands['kube-apiserver']);
    const ask = apiClient({
      server,
      ca: () => readFileSync(join(dir, 'pki', 'apiserver.crt'), 'utf8'),
      token: '',
    });
    await this.#until(
      'kube-apiserver',
      async () => (await ask('GET', '/readyz')).code === 200,
    );
  }

  #until(part, check) {
    return until(`${part} is ready`, check, {
      hopeless: () =>
        this.#parts.pids()[part]
          ? undefined
          : `${part} ended: ${this.#lastLine(part)}`,
    });
  }

  #lastLine(part) {
    const log = this.#parts.logOf(part);
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    return `${lines[lines.length - 1]} (log: ${log})`;
  }

  #write(file, text) {
    rmSync(file, { force: true });
    writeFileSync(file, text, { mode: 0o600 });
  }
}
