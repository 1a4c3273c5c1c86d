import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';

/**
 * Writes a file of the workspace, with the folders above it.
 *
 * @throws `NotAllowedError` when the path leaves the workspace, also through a symbolic link.
 */
export async function writeWorkspaceFile(
  workspacePath: string,
  path: string,
  content: string | Buffer,
): Promise<void> {
  const absolute = resolveSafeChildPath(workspacePath, path);
  await mkdir(dirname(absolute), { recursive: true });
  await writeFile(absolute, content);
}
