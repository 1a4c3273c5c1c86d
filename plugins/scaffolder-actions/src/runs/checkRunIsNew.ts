import { ConflictError, NotFoundError } from '@backstage/errors';
import { posix } from 'node:path';
import { parse } from 'yaml';
import { readManifestFiles } from '../workspace/readManifestFiles';
import { WorkspaceFile } from '../workspace/readWorkspaceFiles';

/**
 * Checks that a folder of runs has no other run of the same name: runs do not change once they are
 * applied, and a second one of the name would not start.
 *
 * @param folder - relative to the workspace
 * @param run - the rendered file, relative to the folder
 *
 * @throws `ConflictError` when a file has the name or holds an object of the name. The very same run
 * may be there: it was added before.
 */
export async function checkRunIsNew(
  workspacePath: string,
  folder: string,
  run: WorkspaceFile,
): Promise<void> {
  const files = await readManifestFiles(workspacePath, [
    posix.join(folder, posix.dirname(run.path)),
  ]).catch(error => {
    if (error instanceof NotFoundError) {
      return [];
    }
    throw error;
  });
  const wanted = parse(run.content.toString('utf8'));
  for (const { path, manifests } of files) {
    const same = manifests.some(
      manifest => identityOf(manifest) === identityOf(wanted),
    );
    const sameFile = path === posix.join(folder, run.path);
    const again =
      sameFile && JSON.stringify(manifests) === JSON.stringify([wanted]);
    if ((same || sameFile) && !again) {
      throw new ConflictError(
        `There is a run of this name in ${path}: runs do not change, so choose another name`,
      );
    }
  }
}

function identityOf(manifest: unknown): string {
  const { kind, metadata } = manifest as {
    kind: unknown;
    metadata?: { name?: unknown };
  };
  return `${kind}/${metadata?.name}`;
}
