import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GitHost, startGitHost } from '@internal/git-host';

const password = 'pass: word/ü';

/** A Git host on a folder of its own, with an organization `ml`, as integrations know it. */
export class TestGitea {
  readonly #host: GitHost;
  #stopped = false;

  private constructor(host: GitHost) {
    this.#host = host;
  }

  static async create(dataDir: string): Promise<TestGitea> {
    const host = await startGitHost({
      dataDir,
      users: [
        { name: 'wanda', password, token: 'wanda-token', role: 'writer' },
        { name: 'rhea', password, token: 'rhea-token', role: 'reader' },
      ],
      anonymousRead: false,
    });
    const gitea = new TestGitea(host);
    await gitea.api('POST', '/orgs', { username: 'ml' });
    return gitea;
  }

  get url(): string {
    return this.#host.url;
  }

  /** The repository `ml/flowers`, as forms name it. */
  repoUrl(name = 'flowers', owner = 'ml'): string {
    return `${new URL(this.url).host}?owner=${owner}&repo=${name}`;
  }

  /**
   * Its entry in `integrations.gitea`.
   *
   * @param user - whose credentials it holds
   */
  config(user = 'wanda') {
    const { host } = new URL(this.url);
    return { host, baseUrl: this.url, username: user, password };
  }

  integrations(user = 'wanda'): ScmIntegrations {
    return ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          gitea: [this.config(user)],
        },
      }),
    );
  }

  /** Does nothing the second time. */
  async stop(): Promise<void> {
    if (!this.#stopped) {
      this.#stopped = true;
      await this.#host.stop();
    }
  }

  async api<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: 'token wanda-token',
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    }
    return (text ? JSON.parse(text) : undefined) as T;
  }

  /** Commits text files, as somebody else would. */
  async commit(files: Record<string, string>, branch = 'main'): Promise<void> {
    await this.api('POST', '/repos/ml/flowers/contents', {
      branch,
      files: Object.entries(files).map(([path, text]) => ({
        operation: 'create',
        path,
        content: Buffer.from(text).toString('base64'),
      })),
    });
  }

  /** The text files of a branch of `ml/flowers`. */
  async files(branch = 'main'): Promise<Record<string, string>> {
    const { commit } = await this.api<{ commit: { id: string } }>(
      'GET',
      `/repos/ml/flowers/branches/${branch}`,
    );
    const { tree } = await this.api<{
      tree: { path: string; type: string }[];
    }>('GET', `/repos/ml/flowers/git/trees/${commit.id}?recursive=1`);
    const found: Record<string, string> = {};
    for (const { path, type } of tree) {
      if (type === 'blob') {
        const { content } = await this.api<{ content: string }>(
          'GET',
          `/repos/ml/flowers/contents/${path}?ref=${branch}`,
        );
        found[path] = Buffer.from(content, 'base64').toString();
      }
    }
    return found;
  }

  /** How many commits a branch has. */
  async commits(branch = 'main'): Promise<number> {
    const commits = await this.api<unknown[]>(
      'GET',
      `/repos/ml/flowers/commits?sha=${branch}`,
    );
    return commits.length;
  }

  async pulls(): Promise<unknown[]> {
    return this.api('GET', '/repos/ml/flowers/pulls?state=all');
  }
}
