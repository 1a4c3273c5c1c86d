import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GitHost, GitHostOptions, startGitHost } from '../startGitHost';
import { User } from '../users';

export const writer: User & { password: string } = {
  name: 'wanda',
  password: 'pass: word/ü',
  token: 'wanda-token',
  role: 'writer',
};

export const reader: User & { password: string } = {
  name: 'rhea',
  password: 'reads only',
  role: 'reader',
};

/** An answer of the API, read. */
export interface Answer {
  status: number;
  headers: Headers;
  body: any;
}

/** A host on a folder of its own, with clients that speak to it. */
export class TestHost {
  readonly folder: string;
  readonly errors: unknown[] = [];
  readonly #options: Partial<GitHostOptions>;
  #host!: GitHost;

  private constructor(folder: string, options: Partial<GitHostOptions>) {
    this.folder = folder;
    this.#options = options;
  }

  static async create(
    options: Partial<GitHostOptions> = {},
  ): Promise<TestHost> {
    const folder = await mkdtemp(join(tmpdir(), 'git-host-'));
    const host = new TestHost(folder, options);
    await host.start();
    return host;
  }

  async start(): Promise<void> {
    this.#host = await startGitHost({
      dataDir: join(this.folder, 'data'),
      users: [writer, reader],
      anonymousRead: true,
      logError: error => this.errors.push(error),
      ...this.#options,
    });
  }

  async stop(): Promise<void> {
    await this.#host.stop();
  }

  /** Stops it, and fails if it met an error that it did not foresee. */
  async end(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true });
    if (this.errors.length) {
      throw new AggregateError(this.errors, 'The host met errors');
    }
  }

  get url(): string {
    return this.#host.url;
  }

  get events() {
    return this.#host.events;
  }

  get gitDir(): string {
    return join(this.folder, 'data', 'ml', 'demo.git');
  }

  /** The address of the repository `ml/demo`, for a user. */
  remote(user?: User & { password: string }, path = 'ml/demo.git'): string {
    const url = new URL(`${this.url}/${path}`);
    if (user) {
      url.username = user.name;
      url.password = encodeURIComponent(user.password);
    }
    return url.href;
  }

  /** Any request, as the writer unless said otherwise. */
  async fetch(
    path: string,
    init: RequestInit = {},
    user: (User & { password: string }) | undefined = writer,
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    if (user && !headers.has('authorization')) {
      headers.set('authorization', basic(user.name, user.password));
    }
    return fetch(this.url + path, { redirect: 'manual', ...init, headers });
  }

  async api(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.fetch(`/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    const { status, headers } = answer;
    return { status, headers, body: text ? JSON.parse(text) : undefined };
  }

  /** Makes `ml/demo`, empty or with files on `main`. */
  async createDemo(files?: { [path: string]: string }): Promise<void> {
    await this.api('POST', '/orgs', { username: 'ml' });
    await this.api('POST', '/orgs/ml/repos', { name: 'demo' });
    if (files) {
      await this.commit(files);
    }
  }

  /** Commits new files to `main`, or from there to a new branch. */
  async commit(
    files: { [path: string]: string },
    newBranch?: string,
  ): Promise<Answer> {
    return this.api('POST', '/repos/ml/demo/contents', {
      files: Object.entries(files).map(([path, text]) => ({
        operation: 'create',
        path,
        content: base64(text),
      })),
      new_branch: newBranch,
    });
  }

  /** Git itself, as a user has it; in a folder of this host. */
  async git(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)('git', args, {
      cwd: this.folder,
      env: {
        PATH: process.env.PATH,
        HOME: this.folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_AUTHOR_NAME: 'Test',
        GIT_AUTHOR_EMAIL: 'test@localhost',
        GIT_COMMITTER_NAME: 'Test',
        GIT_COMMITTER_EMAIL: 'test@localhost',
      },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  }
}

export function basic(name: string, password: string): string {
  return `Basic ${base64(`${name}:${password}`)}`;
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
