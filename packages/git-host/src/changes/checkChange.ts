import { InputError, NotFoundError } from '@backstage/errors';
import { isPath, readEntry } from '../git';
import { Repository } from '../store';

/** One file to write or to delete; `content` is there unless it is deleted. */
export interface FileChange {
  operation: 'create' | 'update' | 'delete';
  path: string;
  content?: Buffer;
  /** The blob that the caller saw. */
  sha?: string;
}

const NEW_FILE = '100644';

/**
 * Compares a change with what is there, in Gitea's words.
 *
 * @returns the mode of the file to write: an executable stays one.
 * @throws InputError or NotFoundError when it does not fit.
 */
export async function checkChange(
  { gitDir }: Repository,
  parent: string | undefined,
  { operation, path, sha, content }: FileChange,
): Promise<string> {
  if (!isPath(path)) {
    throw new InputError(
      `path contains a malformed path component [path: ${path}]`,
    );
  }
  if (operation !== 'delete' && !content) {
    throw new InputError(`"${path}" has no content`);
  }
  const folders = path.split('/').slice(0, -1);
  for (const [at] of folders.entries()) {
    const folder = folders.slice(0, at + 1).join('/');
    const above = parent && (await readEntry(gitDir, parent, folder));
    if (above && above.type !== 'tree') {
      throw new InputError(`"${folder}" is a file, no folder`);
    }
  }
  const entry = parent ? await readEntry(gitDir, parent, path) : undefined;
  if (operation === 'create') {
    if (entry) {
      throw new InputError(`repository file already exists [path: ${path}]`);
    }
    return NEW_FILE;
  }
  if (!entry) {
    throw new NotFoundError(`repository file does not exist [path: ${path}]`);
  }
  if (!entry.mode.startsWith('100')) {
    throw new InputError(`"${path}" is a folder, link or submodule, no file`);
  }
  if (!sha) {
    throw new InputError(
      `a SHA or commit ID must be proved when updating a file [path: ${path}]`,
    );
  }
  if (sha !== entry.sha) {
    throw new InputError(
      `sha does not match [given: ${sha}, expected: ${entry.sha}]`,
    );
  }
  return entry.mode;
}
