import { Commit } from '../git';
import { Repository } from '../store';
import { Origin, signatureShape } from './shapes';

/** Gitea's `Commit`. */
export function commitShape(
  origin: Origin,
  { fullName }: Repository,
  commit: Commit,
) {
  const urlOf = (kind: string, sha: string) =>
    `${origin}/api/v1/repos/${fullName}/git/${kind}/${sha}`;
  return {
    url: urlOf('commits', commit.sha),
    sha: commit.sha,
    created: commit.committer.date,
    html_url: `${origin}/${fullName}/commit/${commit.sha}`,
    commit: {
      url: urlOf('commits', commit.sha),
      message: commit.message,
      author: signatureShape(commit.author),
      committer: signatureShape(commit.committer),
      tree: { url: urlOf('trees', commit.tree), sha: commit.tree },
    },
    parents: commit.parents.map(sha => ({ url: urlOf('commits', sha), sha })),
  };
}
