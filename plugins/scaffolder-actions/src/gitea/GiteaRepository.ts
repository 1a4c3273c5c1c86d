import { Answers, answers } from './answers';
import { GiteaClient } from './GiteaClient';
import { FileChange, Tree } from './planChanges';

/** The most that Gitea gives on a page of pull requests. */
const PAGE = 50;

/** Who a commit is by; the user who is signed in, when left out. */
export interface CommitAuthor {
  name?: string;
  email?: string;
}

/** One repository, which need not exist. */
export class GiteaRepository {
  readonly owner: string;
  readonly name: string;
  readonly #client: GiteaClient;

  private constructor(client: GiteaClient, owner: string, name: string) {
    this.#client = client;
    this.owner = owner;
    this.name = name;
  }

  static create(
    client: GiteaClient,
    owner: string,
    name: string,
  ): GiteaRepository {
    return new GiteaRepository(client, owner, name);
  }

  /** `ml/flowers`. */
  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  /** What the host tells of it; undefined when it is not there, or not to be seen. */
  async find(): Promise<Answers['repository'] | undefined> {
    return this.#client.find(answers.repository, {
      action: `look at ${this.fullName}`,
      path: ['repos', this.owner, this.name],
    });
  }

  /** The commit of a branch; undefined when there is no such branch. */
  async findBranch(branch: string): Promise<string | undefined> {
    const found = await this.#client.find(answers.branch, {
      action: `look at ${branch} of ${this.fullName}`,
      path: ['repos', this.owner, this.name, 'branches', ...branch.split('/')],
    });
    return found?.commit.id;
  }

  /** The files of a commit. */
  async readTree(commit: string): Promise<Tree> {
    const tree = new Map<string, string>();
    for (let page = 1; ; page += 1) {
      const part = await this.#client.request(answers.tree, {
        action: `read the files of ${this.fullName}`,
        path: ['repos', this.owner, this.name, 'git', 'trees', commit],
        query: { recursive: 'true', per_page: '1000', page: String(page) },
      });
      for (const { path, type, sha } of part.tree) {
        if (type !== 'tree') {
          tree.set(path, sha);
        }
      }
      if (!part.truncated || !part.tree.length) {
        return tree;
      }
    }
  }

  /**
   * Makes one commit, wholly or not at all.
   *
   * @returns the id of the commit
   */
  async commit(options: {
    files: readonly FileChange[];
    message: string;
    /** The branch to begin at. */
    branch: string;
    /** The branch to make for it. */
    newBranch?: string;
    author: CommitAuthor;
  }): Promise<string> {
    const { files, message, branch, newBranch, author } = options;
    const target = newBranch ?? branch;
    const { commit } = await this.#client.request(answers.commit, {
      action: `push to ${target} of ${this.fullName}`,
      method: 'POST',
      path: ['repos', this.owner, this.name, 'contents'],
      body: {
        files,
        message,
        branch,
        new_branch: newBranch,
        author,
        committer: author,
      },
    });
    return commit.sha;
  }

  /** The open pull request from one branch of this repository to another. */
  async findPull(
    head: string,
    base: string,
  ): Promise<Answers['pull'] | undefined> {
    for (let page = 1; ; page += 1) {
      const pulls = await this.#client.request(answers.pull.array(), {
        action: `look at the pull requests of ${this.fullName}`,
        path: ['repos', this.owner, this.name, 'pulls'],
        query: { state: 'open', limit: String(PAGE), page: String(page) },
      });
      const found = pulls.find(
        pull =>
          pull.head.ref === head &&
          pull.base.ref === base &&
          pull.head.repo_id === pull.base.repo_id,
      );
      if (found || pulls.length < PAGE) {
        return found;
      }
    }
  }

  async openPull(options: {
    head: string;
    base: string;
    title: string;
    body: string;
  }): Promise<Answers['pull']> {
    return this.#client.request(answers.pull, {
      action: `open a pull request in ${this.fullName}`,
      method: 'POST',
      path: ['repos', this.owner, this.name, 'pulls'],
      body: options,
    });
  }

  async editPull(
    number: number,
    edit: { title: string; body: string },
  ): Promise<Answers['pull']> {
    return this.#client.request(answers.pull, {
      action: `edit pull request ${number} of ${this.fullName}`,
      method: 'PATCH',
      path: ['repos', this.owner, this.name, 'pulls', number],
      body: edit,
    });
  }
}
