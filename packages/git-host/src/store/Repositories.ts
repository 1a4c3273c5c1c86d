import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isBranchName, runGit, setDefaultBranch } from '../git';
import {
  checkOwnerName,
  checkRepositoryName,
  isOwnerName,
  isRepositoryName,
} from './names';
import { Queue } from './Queue';
import { Repository } from './Repository';

/** What a new repository is made of. */
export interface NewRepository {
  owner: string;
  name: string;
  description: string;
  private: boolean;
  defaultBranch: string;
}

/** Repositories half made are here: no owner can have this name. */
const DRAFTS = '.drafts';

/** The data folder: `OWNER/REPOSITORY.git`. One process at a time may use it. */
export class Repositories {
  readonly #dataDir: string;
  readonly #open = new Map<string, Repository>();
  readonly #queue = new Queue();
  #lastId = 0;

  private constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** Opens the folder, or makes it. */
  static async create(dataDir: string): Promise<Repositories> {
    const repositories = new Repositories(resolve(dataDir));
    const drafts = join(repositories.#dataDir, DRAFTS);
    await rm(drafts, { recursive: true, force: true });
    await mkdir(drafts, { recursive: true, mode: 0o700 });
    for (const repository of await repositories.list()) {
      const { id } = await repository.record();
      repositories.#lastId = Math.max(repositories.#lastId, id);
    }
    return repositories;
  }

  get dataDir(): string {
    return this.#dataDir;
  }

  /** Names of all owners that have a folder, sorted. */
  async owners(): Promise<string[]> {
    const rows = await readdir(this.#dataDir, { withFileTypes: true });
    return rows
      .filter(row => row.isDirectory() && isOwnerName(row.name))
      .map(row => row.name)
      .sort();
  }

  /** @throws ConflictError when it is there already. */
  async createOwner(name: string): Promise<void> {
    checkOwnerName(name);
    await this.#queue.run(async () => {
      if (clashes(await this.owners(), name)) {
        throw new ConflictError(`The owner ${name} is there already`);
      }
      await mkdir(join(this.#dataDir, name), { mode: 0o700 });
    });
  }

  /** All repositories, or those of one owner, sorted. */
  async list(owner?: string): Promise<Repository[]> {
    const owners = owner === undefined ? await this.owners() : [owner];
    const lists = await Promise.all(
      owners.map(async each =>
        (await this.#namesOf(each)).map(name => this.#entry(each, name)),
      ),
    );
    return lists.flat();
  }

  /** @throws NotFoundError when there is none of that name. */
  async get(owner: string, name: string): Promise<Repository> {
    const names = isOwnerName(owner) ? await this.#namesOf(owner) : [];
    if (!isRepositoryName(name) || !names.includes(name)) {
      throw new NotFoundError('The repository does not exist');
    }
    return this.#entry(owner, name);
  }

  /** @throws ConflictError when it is there already. */
  async create(wanted: NewRepository): Promise<Repository> {
    const { owner, name, description, defaultBranch } = wanted;
    checkOwnerName(owner);
    checkRepositoryName(name);
    return this.#queue.run(async () => {
      if (clashes(await this.#namesOf(owner), name)) {
        throw new ConflictError(
          'The repository with the same name already exists.',
        );
      }
      const draft = await mkdtemp(join(this.#dataDir, DRAFTS, 'repository-'));
      await runGit(draft, ['init', '--bare', '--quiet', '--template=']);
      if (!(await isBranchName(draft, defaultBranch))) {
        throw new InputError(`"${defaultBranch}" cannot name a branch`);
      }
      await setDefaultBranch(draft, defaultBranch);
      this.#lastId += 1;
      const now = new Date().toISOString();
      await Repository.create(owner, name, draft).save({
        id: this.#lastId,
        description,
        private: wanted.private,
        createdAt: now,
        updatedAt: now,
        pulls: [],
      });
      await mkdir(join(this.#dataDir, owner), { recursive: true, mode: 0o700 });
      await rename(draft, join(this.#dataDir, owner, `${name}.git`));
      return this.#entry(owner, name);
    });
  }

  async #namesOf(owner: string): Promise<string[]> {
    const rows = await readdir(join(this.#dataDir, owner), {
      withFileTypes: true,
    }).catch(() => []);
    return rows
      .filter(row => row.isDirectory() && row.name.endsWith('.git'))
      .map(row => row.name.slice(0, -'.git'.length))
      .filter(isRepositoryName)
      .sort();
  }

  /** One object per repository: it holds the queue of its changes. */
  #entry(owner: string, name: string): Repository {
    const gitDir = join(this.#dataDir, owner, `${name}.git`);
    const known = this.#open.get(gitDir);
    if (known) {
      return known;
    }
    const repository = Repository.create(owner, name, gitDir);
    this.#open.set(gitDir, repository);
    return repository;
  }
}

/** Some file systems tell no upper case from lower, and neither does Gitea. */
function clashes(names: string[], name: string): boolean {
  return names.some(each => each.toLowerCase() === name.toLowerCase());
}
