import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ManifestFile } from '@mlport/backstage-plugin-ml-common';

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
  const planned = files.map(({ path, content }) => {
    const relative = posix.join(targetPath, path);
    return {
      relative,
      absolute: resolveSafeChildPath(workspacePath, relative),
      content,
    };
  });
  for (const { absolute, content } of planned) {
    await mkdir(dirname(absolute), { recursive: true });
    await writeFile(absolute, content);
  }
  return planned.map(({ relative }) => relative);
}
