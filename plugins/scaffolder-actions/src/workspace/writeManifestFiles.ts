import { posix } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ManifestFile } from '@mlport/backstage-plugin-ml-common';
import { writeWorkspaceFile } from './writeWorkspaceFile';

/**
 * Writes files of manifests below a folder of the workspace.
 *
 * @param workspacePath - the absolute path of the workspace
 * @param targetPath - the folder, relative to it
 * @returns the paths that were written, relative to the workspace
 *
 * @throws `NotAllowedError` before anything is written when a path leaves the workspace, also through
 * a symbolic link.
 */
export async function writeManifestFiles(
  workspacePath: string,
  targetPath: string,
  files: readonly ManifestFile[],
): Promise<string[]> {
  const paths = files.map(({ path }) => posix.join(targetPath, path));
  for (const path of paths) {
    resolveSafeChildPath(workspacePath, path);
  }
  for (const [index, path] of paths.entries()) {
    await writeWorkspaceFile(workspacePath, path, files[index].content);
  }
  return paths;
}
