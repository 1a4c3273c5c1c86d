import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HOW_TO_GET_KUBE_TOOLS, kubeTools } from '@internal/demo';
import { parse } from 'yaml';
import { ProxiedCluster } from '../simulation/startProxy';

const run = promisify(execFile);

/** A CRD as JSON has up to 3 MB. */
const MAX_OUTPUT_BYTES = 32 * 1024 * 1024;

/**
 * `describe` for tests that start and kill a real API server; it skips, loudly, where there is none
 * to be had.
 *
 * @throws Error where a skip counts as a failure (`ML_TEST_REQUIRE=all`).
 */
export function realServerTests(): jest.Describe {
  if (kubeTools()) {
    return describe;
  }
  const message = `SKIPPED: faults of a real API server; ${HOW_TO_GET_KUBE_TOOLS}`;
  if (process.env.ML_TEST_REQUIRE === 'all') {
    throw new Error(message);
  }
  process.stderr.write(`${message}\n`);
  return describe.skip as jest.Describe;
}

/** A real API server of a test's own, so that killing it hurts nobody else. */
export class TestCluster {
  readonly #tools: string;
  readonly #dir: string;
  readonly #kubectl: string;

  /**
   * Starts one; about 15 seconds.
   *
   * @param crds - the beginnings of the names of the files of its CRDs
   */
  static async start(
    crds: readonly string[] = ['kubeflow.org_pytorchjobs', 'kueue.x-k8s.io'],
  ): Promise<TestCluster> {
    const tools = kubeTools();
    if (!tools) {
      throw new Error('There are no tools that start an API server');
    }
    const dir = mkdtempSync(join(tmpdir(), 'ml-faults-'));
    const { stdout: assets } = await run(join(tools, 'up'), ['--assets']);
    await run(join(tools, 'up'), [
      ...['--dir', dir, '--no-kwok', '--no-scheduler', '--nodes', 'none'],
      ...crds.flatMap(prefix => ['--crds', prefix]),
    ]);
    return new TestCluster(tools, dir, join(assets.trim(), 'kubectl'));
  }

  private constructor(tools: string, dir: string, kubectl: string) {
    this.#tools = tools;
    this.#dir = dir;
    this.#kubectl = kubectl;
  }

  /** How somebody who may only read gets in. */
  viewer(name: string): ProxiedCluster {
    return this.#accountOf('viewer.kubeconfig', name);
  }

  /** How the administrator gets in, where kubectl would be too slow. */
  administrator(name: string): ProxiedCluster {
    return this.#accountOf('kubeconfig', name);
  }

  #accountOf(file: string, name: string): ProxiedCluster {
    const config = parse(readFileSync(join(this.#dir, file), 'utf8'));
    return {
      name,
      url: config.clusters[0].cluster.server,
      token: config.users[0].user.token,
      ca: readFileSync(join(this.#dir, 'pki', 'ca.crt'), 'utf8'),
    };
  }

  /** Does something as the administrator. */
  async kubectl(args: readonly string[], input?: unknown): Promise<string> {
    const running = run(
      this.#kubectl,
      ['--kubeconfig', join(this.#dir, 'kubeconfig'), ...args],
      { maxBuffer: MAX_OUTPUT_BYTES },
    );
    running.child.stdin?.end(input === undefined ? '' : JSON.stringify(input));
    return (await running).stdout.trim();
  }

  /** Creates objects as they are. */
  async create(...objects: readonly unknown[]): Promise<void> {
    for (const object of objects) {
      await this.kubectl(['create', '--validate=false', '-f', '-'], object);
    }
  }

  /** Ends the API server as a crash would. */
  async kill(): Promise<void> {
    const { stdout } = await run(join(this.#tools, 'up'), [
      ...['--status', this.#dir],
    ]);
    process.kill(JSON.parse(stdout).pids['kube-apiserver'], 'SIGKILL');
  }

  /** Starts it again, killing it first if it runs; returns when it is ready. */
  async restart(): Promise<void> {
    await run(join(this.#tools, 'up'), ['--restart-apiserver', this.#dir]);
  }

  /** Lets etcd forget the past. */
  async compact(): Promise<void> {
    await run(join(this.#tools, 'up'), ['--compact', this.#dir]);
  }

  async stop(): Promise<void> {
    await run(join(this.#tools, 'down'), [this.#dir, '--purge']);
  }
}
