import { posix } from 'node:path';
import { WorkspaceFile } from '../workspace/readWorkspaceFiles';
import { blobId } from './blobId';

/** One change of a commit, as Gitea's API takes it. */
export interface FileChange {
  operation: 'create' | 'update' | 'delete';
  path: string;
  /** Base64. */
  content?: string;
  /** The blob that was seen there: Gitea refuses the change when it is another by then. */
  sha?: string;
}

/** The files of a commit: the ids of their blobs by path. */
export type Tree = ReadonlyMap<string, string>;

/**
 * What has to change in a tree so that it holds these files and no longer those. Pure.
 *
 * @param tree - what is there
 * @param files - what shall be there; other files stay as they are
 * @param deleted - what shall not be there; paths in the repository
 * @returns only what differs, so that an answer of nothing means that all is done
 */
export function planChanges(
  tree: Tree,
  files: readonly WorkspaceFile[],
  deleted: readonly string[] = [],
): FileChange[] {
  const written = files.flatMap(({ path, content }): FileChange[] => {
    const sha = tree.get(path);
    if (sha === blobId(content)) {
      return [];
    }
    return [
      {
        operation: sha === undefined ? 'create' : 'update',
        path,
        content: content.toString('base64'),
        sha,
      },
    ];
  });
  const removed = deleted
    .map(path => posix.normalize(path))
    .filter(path => tree.has(path))
    .map(
      (path): FileChange => ({
        operation: 'delete',
        path,
        sha: tree.get(path),
      }),
    );
  return [...written, ...removed];
}
