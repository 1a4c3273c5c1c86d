import { lstat } from 'node:fs/promises';
import { posix } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';

/** Those of some paths below a folder of the workspace at which a file is. */
export async function existingFiles(
  workspacePath: string,
  folder: string,
  paths: readonly string[],
): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async path => {
      const file = resolveSafeChildPath(
        workspacePath,
        posix.join(folder, path),
      );
      const stats = await lstat(file).catch(() => undefined);
      return stats?.isFile() ? [path] : [];
    }),
  );
  return found.flat();
}
