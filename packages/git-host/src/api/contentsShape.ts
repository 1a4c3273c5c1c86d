import { readBlob, TreeEntry } from '../git';
import { encodePath } from '../http/encodePath';
import { Repository } from '../store';
import { Origin } from './shapes';

/** Gitea's `type` of what is in a tree. */
function typeOf({ type, mode }: TreeEntry): string {
  if (mode === '120000') {
    return 'symlink';
  }
  return { blob: 'file', tree: 'dir', commit: 'submodule' }[type];
}

/** Gitea's `ContentsResponse`; a folder's entries come without content. JSON's nulls are Gitea's. */
export async function contentsShape(
  origin: Origin,
  { fullName, gitDir }: Repository,
  entry: TreeEntry,
  { ref, withContent }: { ref: string; withContent: boolean },
) {
  const type = typeOf(entry);
  const path = encodePath(entry.path);
  const api = `${origin}/api/v1/repos/${fullName}`;
  const self = `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const kind = /^[0-9a-f]{40}$/.test(ref) ? 'commit' : 'branch';
  const html = `${origin}/${fullName}/src/${kind}/${encodePath(ref)}/${path}`;
  const git = `${api}/git/${entry.type}s/${entry.sha}`;
  const blob =
    withContent && entry.type === 'blob'
      ? await readBlob(gitDir, entry.sha)
      : undefined;
  const isFile = blob !== undefined && type === 'file';
  return {
    name: entry.path.split('/').at(-1),
    path: entry.path,
    sha: entry.sha,
    type,
    size: entry.size,
    encoding: isFile ? 'base64' : null,
    content: isFile ? blob.toString('base64') : null,
    target: blob && type === 'symlink' ? blob.toString('utf8') : null,
    url: self,
    html_url: html,
    git_url: git,
    download_url:
      type === 'file'
        ? `${api}/raw/${path}?ref=${encodeURIComponent(ref)}`
        : null,
    submodule_git_url: null,
    _links: { self, git, html },
  };
}
