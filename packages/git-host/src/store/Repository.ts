import { readFile, rename, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Queue } from './Queue';
import { parseRepositoryRecord, RepositoryRecord } from './RepositoryRecord';

/** One bare repository, with what Git does not keep of it in a JSON file inside. */
export class Repository {
  readonly owner: string;
  readonly name: string;
  /** The bare repository's folder. */
  readonly gitDir: string;
  readonly #queue = new Queue();

  private constructor(owner: string, name: string, gitDir: string) {
    this.owner = owner;
    this.name = name;
    this.gitDir = gitDir;
  }

  static create(owner: string, name: string, gitDir: string): Repository {
    return new Repository(owner, name, gitDir);
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  async record(): Promise<RepositoryRecord> {
    return parseRepositoryRecord(await readFile(this.#file, 'utf8'));
  }

  /** Replaces the record at once or not at all. Call it inside `exclusively`. */
  async save(record: RepositoryRecord): Promise<void> {
    const draft = `${this.#file}.${randomBytes(6).toString('hex')}`;
    const text = JSON.stringify(record, undefined, 2);
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, this.#file);
  }

  /** Runs one change of this repository after the other. Not reentrant. */
  async exclusively<T>(change: () => Promise<T>): Promise<T> {
    return this.#queue.run(change);
  }

  get #file(): string {
    return join(this.gitDir, 'git-host.json');
  }
}
