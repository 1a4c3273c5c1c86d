import { isJsonObject, JsonObject } from '../pocket/ApiObject';

/** A repository, and the branch that is followed. */
export type Repository = { owner: string; name: string; branch: string };

/** The files of a repository at one commit. */
export type Snapshot = {
  commit: string;
  /** Paths of all files, in the order of the host. */
  paths: string[];
  /** @throws Error when the host does not give it. */
  read(path: string): Promise<string>;
};

/** Where the Git host is. */
export type GitRepositoriesOptions = {
  /** Without a slash at its end. */
  url: string;
  /** Reads what is private; without it only what everybody may read is followed. */
  token?: string;
};

/** What one page of Gitea's lists holds at most. */
const PAGE = 50;

const TIMEOUT_MS = 10_000;

/** Reads repositories through Gitea's API. */
export class GitRepositories {
  readonly #url: string;
  readonly #token: string | undefined;

  static create(options: GitRepositoriesOptions): GitRepositories {
    return new GitRepositories(options);
  }

  private constructor({ url, token }: GitRepositoriesOptions) {
    this.#url = url;
    this.#token = token;
  }

  /**
   * All repositories that can be read.
   *
   * @throws Error when the host cannot be reached or refuses.
   */
  async list(): Promise<Repository[]> {
    const found: Repository[] = [];
    for (let page = 1; ; page += 1) {
      const query = `limit=${PAGE}&page=${page}`;
      const { data } = await this.#json(`/repos/search?${query}`);
      const rows = Array.isArray(data) ? data.filter(isJsonObject) : [];
      for (const row of rows) {
        const owner = isJsonObject(row.owner) ? row.owner : {};
        found.push({
          owner: String(owner.login),
          name: String(row.name),
          branch: String(row.default_branch),
        });
      }
      if (rows.length < PAGE) {
        return found;
      }
    }
  }

  /**
   * The commit of the branch that is followed; undefined where nothing was committed to it.
   *
   * @throws Error when the host cannot be reached or refuses.
   */
  async head(repository: Repository): Promise<string | undefined> {
    const path = `${pathOf(repository)}/branches/${repository.branch}`;
    const response = await this.#get(path);
    if (response.status === 404) {
      return undefined;
    }
    const { commit } = await readJson(response, path);
    return isJsonObject(commit) ? String(commit.id) : undefined;
  }

  /**
   * The files at a commit.
   *
   * @throws Error when the host cannot be reached or refuses.
   */
  async snapshot(repository: Repository, commit: string): Promise<Snapshot> {
    const base = pathOf(repository);
    const { tree } = await this.#json(
      `${base}/git/trees/${commit}?recursive=true`,
    );
    const rows = Array.isArray(tree) ? tree.filter(isJsonObject) : [];
    return {
      commit,
      paths: rows
        .filter(({ type }) => type === 'blob')
        .map(({ path }) => String(path)),
      read: async path => {
        const encoded = path.split('/').map(encodeURIComponent).join('/');
        const url = `${base}/raw/${encoded}?ref=${commit}`;
        const response = await this.#get(url);
        if (!response.ok) {
          throw new Error(`${path}: the Git host answered ${response.status}`);
        }
        return response.text();
      },
    };
  }

  async #json(path: string): Promise<JsonObject> {
    return readJson(await this.#get(path), path);
  }

  #get(path: string): Promise<Response> {
    return fetch(`${this.#url}/api/v1${path}`, {
      headers: this.#token ? { authorization: `token ${this.#token}` } : {},
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }
}

function pathOf({ owner, name }: Repository): string {
  return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

async function readJson(response: Response, path: string): Promise<JsonObject> {
  if (!response.ok) {
    throw new Error(`The Git host answered ${response.status} to ${path}`);
  }
  const body: unknown = await response.json();
  return isJsonObject(body) ? body : {};
}
