import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ABSENT,
  clashingBranch,
  Identity,
  isBranchName,
  moveRef,
  readBranches,
  readDefaultBranch,
  runGit,
  writeCommit,
} from '../git';
import { BranchFollower } from '../pulls';
import { Repository } from '../store';
import { checkChange, FileChange } from './checkChange';

/** Several changes that make one commit. */
export interface FileChanges {
  files: FileChange[];
  message: string;
  /** Where to begin; the default branch when left out. */
  branch?: string;
  /** A branch to make for the commit. */
  newBranch?: string;
  author: Identity;
  committer: Identity;
  /** The name of the user who asks. */
  by: string;
}

/**
 * Commits changes of files, all or none.
 *
 * @returns the id of the commit.
 * @throws InputError when a change does not fit what is there; NotFoundError when a branch or file is
 *   missing; ConflictError when the branch moved meanwhile.
 */
export async function changeFiles(
  repository: Repository,
  changes: FileChanges,
  follower: BranchFollower,
): Promise<string> {
  return repository.exclusively(async () => {
    await follower.prepare(repository);
    const { gitDir } = repository;
    const { parent, target, from } = await findBranches(repository, changes);
    const commit = await writeCommit(gitDir, {
      tree: await writeTree(repository, parent, changes.files),
      parents: parent ? [parent] : [],
      message: changes.message,
      author: changes.author,
      committer: changes.committer,
    });
    const ref = `refs/heads/${target}`;
    if (!(await moveRef(gitDir, ref, { from, to: commit }))) {
      throw new ConflictError(`${target} moved meanwhile, try again`);
    }
    await follower.follow(repository, changes.by);
    return commit;
  });
}

async function findBranches(
  { gitDir }: Repository,
  { branch, newBranch }: FileChanges,
) {
  const branches = await readBranches(gitDir);
  const base = branch || (await readDefaultBranch(gitDir));
  const parent = branches.get(base);
  if (!parent && branches.size) {
    throw new NotFoundError(`branch does not exist [name: ${base}]`);
  }
  const target = newBranch || base;
  if (!(await isBranchName(gitDir, target))) {
    throw new InputError(`"${target}" cannot name a branch`);
  }
  if (target !== base && branches.has(target)) {
    throw new InputError(`branch already exists [name: ${target}]`);
  }
  const beside = clashingBranch(branches, target);
  if (beside !== undefined) {
    throw new InputError(`There is a branch "${beside}": name it otherwise`);
  }
  return { parent, target, from: branches.get(target) ?? ABSENT };
}

/** Writes blobs and a tree by an index of its own, so requests never meet. */
async function writeTree(
  repository: Repository,
  parent: string | undefined,
  files: FileChange[],
): Promise<string> {
  const { gitDir } = repository;
  const index = join(gitDir, `index-${randomBytes(6).toString('hex')}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    await runGit(gitDir, ['read-tree', parent ?? '--empty'], { env });
    const seen = new Set<string>();
    for (const file of files) {
      const mode = await checkChange(repository, parent, file);
      const other = [...seen].find(path => overlaps(path, file.path));
      if (other !== undefined) {
        throw new InputError(
          `"${other}" and "${file.path}" are one place: change it once in a commit`,
        );
      }
      seen.add(file.path);
      const line = file.content
        ? `${mode} ${await writeBlob(gitDir, file.content)}\t${file.path}\0`
        : `0 ${ABSENT}\t${file.path}\0`;
      await runGit(gitDir, ['update-index', '-z', '--index-info'], {
        env,
        input: line,
      });
    }
    const { stdout } = await runGit(gitDir, ['write-tree'], { env });
    return stdout.toString('utf8').trim();
  } finally {
    await rm(index, { force: true });
  }
}

/** Whether two paths are the same, or one is a folder of the other. */
function overlaps(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}

async function writeBlob(gitDir: string, content: Buffer): Promise<string> {
  const args = ['hash-object', '-w', '--no-filters', '--stdin'];
  const { stdout } = await runGit(gitDir, args, { input: content });
  return stdout.toString('utf8').trim();
}
