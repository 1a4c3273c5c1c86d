import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitHost, startGitHost } from '@internal/git-host';

/** The files of a repository: text by path, `undefined` for one that goes. */
export type Files = { [path: string]: string | undefined };

const TOKEN = 'fixture-token';

/** A Git host on a folder of its own. */
export class GitHostFixture {
  readonly host: GitHost;
  readonly #folder: string;

  static async start(): Promise<GitHostFixture> {
    const folder = await mkdtemp(join(tmpdir(), 'gitops-'));
    const host = await startGitHost({
      dataDir: folder,
      users: [{ name: 'wanda', token: TOKEN, role: 'writer' }],
      anonymousRead: true,
    });
    return new GitHostFixture(host, folder);
  }

  private constructor(host: GitHost, folder: string) {
    this.host = host;
    this.#folder = folder;
  }

  /** Makes a repository of the writer with files. */
  async create(name: string, files: Files): Promise<void> {
    await this.#api('POST', '/user/repos', { name });
    await this.commit(name, files);
  }

  /** Commits to the default branch. */
  async commit(name: string, files: Files): Promise<void> {
    const contents = `/repos/wanda/${name}/contents`;
    const changes = await Promise.all(
      Object.entries(files).map(async ([path, text]) => {
        const known = await this.#get(`${contents}/${path}`);
        const content =
          text === undefined ? undefined : Buffer.from(text).toString('base64');
        const there = known ? 'update' : 'create';
        return {
          operation: text === undefined ? 'delete' : there,
          path,
          content,
          sha: known?.sha,
        };
      }),
    );
    await this.#api('POST', contents, { files: changes, message: 'Change' });
  }

  async stop(): Promise<void> {
    await this.host.stop();
    await rm(this.#folder, { recursive: true });
  }

  async #get(path: string): Promise<{ sha: string } | undefined> {
    const response = await fetch(`${this.host.url}/api/v1${path}`);
    return response.ok ? response.json() : undefined;
  }

  async #api(method: string, path: string, body: unknown): Promise<void> {
    const response = await fetch(`${this.host.url}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: `token ${TOKEN}`,
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
  }
}
