import { posix } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { serializeDirectoryContents } from '@backstage/plugin-scaffolder-node';

/** A file of the workspace, on its way into a repository. */
export interface WorkspaceFile {
  /** Where it goes, relative to the root of the repository. */
  path: string;
  content: Buffer;
  executable: boolean;
}

/**
 * Reads what a folder of the workspace brings into a repository: all files, but for what `.gitignore`
 * names. Symbolic links are left out by Backstage's reader.
 *
 * @param workspacePath - the absolute path of the workspace
 * @param sourcePath - the folder, relative to it
 * @param targetPath - the folder of the repository that the files go to
 *
 * @throws `NotAllowedError` when a path leaves its root, `InputError` when there is nothing to send.
 */
export async function readWorkspaceFiles(
  workspacePath: string,
  sourcePath = '.',
  targetPath = '.',
): Promise<WorkspaceFile[]> {
  const target = posix.normalize(targetPath);
  if (target.startsWith('..') || posix.isAbsolute(target)) {
    throw new NotAllowedError(
      `"${targetPath}" is outside of the repository: name a folder in it`,
    );
  }
  const folder = resolveSafeChildPath(workspacePath, sourcePath);
  const files = await serializeDirectoryContents(folder, { gitignore: true });
  const plain = files.filter(file => !file.symlink);
  if (!plain.length) {
    throw new InputError(
      `There are no files in "${sourcePath}" of the workspace: nothing can be sent`,
    );
  }
  return plain.map(({ path, content, executable = false }) => ({
    path: posix.join(target, path),
    content,
    executable,
  }));
}
