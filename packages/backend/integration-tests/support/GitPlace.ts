import { ClusterClientOptions, GitOpsStandIn } from '@internal/demo';
import { GitHost, startGitHost } from '@internal/git-host';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const TEMPLATES = join(__dirname, '..', '..', '..', '..', 'templates');
const PORTAL = 'portal';
const PERSON = 'mira';

/** A Git host with our templates, and what applies to a cluster what is merged there. */
export class GitPlace {
  readonly #dir: string;
  readonly #host: GitHost;
  readonly #standIn: GitOpsStandIn;
  readonly #password: string;

  /** @param cluster - What is applied to, by the name that forms know. */
  static async start(
    cluster: { name: string } & ClusterClientOptions,
    owner: string,
  ): Promise<GitPlace> {
    const dir = mkdtempSync(join(tmpdir(), 'ml-git-'));
    const password = randomBytes(12).toString('hex');
    const token = randomBytes(12).toString('hex');
    const host = await startGitHost({
      dataDir: dir,
      users: [
        { name: PORTAL, password, role: 'writer' },
        { name: PERSON, password, role: 'writer' },
        { name: 'gitops', token, role: 'reader' },
      ],
      anonymousRead: false,
    });
    const standIn = GitOpsStandIn.start({
      git: { url: host.url, token },
      clusters: [cluster],
    });
    host.events.on('push', () => {
      // The next look finds what this one could not.
      standIn.sync().catch(() => {});
    });
    const place = new GitPlace(dir, host, standIn, password);
    await place.#ask('POST', '/orgs', { username: owner });
    await place.#pushTemplates();
    return place;
  }

  private constructor(
    dir: string,
    host: GitHost,
    standIn: GitOpsStandIn,
    password: string,
  ) {
    this.#dir = dir;
    this.#host = host;
    this.#standIn = standIn;
    this.#password = password;
  }

  /** What the portal is told about it. */
  get config() {
    const { url } = this.#host;
    const { host } = new URL(url);
    return {
      integrations: {
        gitea: [
          { host, baseUrl: url, username: PORTAL, password: this.#password },
        ],
      },
    };
  }

  /** Somebody who may merge there, and where that is. */
  get person() {
    return { url: this.#host.url, name: PERSON, password: this.#password };
  }

  /** The location with all templates. */
  get templates() {
    return {
      type: 'url',
      target: `${this.#host.url}/platform/templates/src/branch/main/all.yaml`,
      rules: [{ allow: ['Location', 'Template'] }],
    };
  }

  /** A repository as forms name it. */
  repoUrl(owner: string, repo: string): string {
    return `${new URL(this.#host.url).host}?owner=${owner}&repo=${repo}`;
  }

  /** A file of the default branch, as it is in Git. */
  async file(repository: string, path: string): Promise<string> {
    const answer = await this.#ask('GET', `/repos/${repository}/raw/${path}`);
    return answer.text();
  }

  /** Merges a pull request, which its page names. */
  async merge(pullRequestUrl: string): Promise<void> {
    const [, repository, number] =
      /([^/]+\/[^/]+)\/pulls\/(\d+)$/.exec(pullRequestUrl) ?? [];
    const path = `/repos/${repository}/pulls/${number}/merge`;
    await this.#ask('POST', path, { Do: 'merge' });
  }

  async stop(): Promise<void> {
    await this.#standIn.stop();
    await this.#host.stop();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  async #pushTemplates() {
    const files = readdirSync(TEMPLATES, {
      recursive: true,
      withFileTypes: true,
    })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name));
    await this.#ask('POST', '/orgs', { username: 'platform' });
    await this.#ask('POST', '/orgs/platform/repos', { name: 'templates' });
    await this.#ask('POST', '/repos/platform/templates/contents', {
      branch: 'main',
      files: files.map(file => ({
        operation: 'create',
        path: relative(TEMPLATES, file),
        content: readFileSync(file).toString('base64'),
      })),
    });
  }

  async #ask(method: string, path: string, body?: object): Promise<Response> {
    const credentials = Buffer.from(`${PORTAL}:${this.#password}`);
    const response = await fetch(`${this.#host.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Basic ${credentials.toString('base64')}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${await response.text()}`);
    }
    return response;
  }
}
