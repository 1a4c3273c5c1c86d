import { readBranches, readDefaultBranch } from '../git';
import { Repository } from '../store';
import { User } from '../users';
import { Origin, userShape } from './shapes';

/** Gitea's `Repository`. */
export async function repositoryShape(
  origin: Origin,
  repository: Repository,
  user: User | undefined,
) {
  const { owner, name, fullName, gitDir } = repository;
  const record = await repository.record();
  const branches = await readBranches(gitDir);
  const writes = user?.role === 'writer';
  return {
    id: record.id,
    owner: userShape(origin, owner),
    name,
    full_name: fullName,
    description: record.description,
    empty: branches.size === 0,
    private: record.private,
    internal: false,
    fork: false,
    template: false,
    mirror: false,
    archived: false,
    html_url: `${origin}/${fullName}`,
    url: `${origin}/api/v1/repos/${fullName}`,
    clone_url: `${origin}/${fullName}.git`,
    default_branch: await readDefaultBranch(gitDir),
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    permissions: { admin: writes, push: writes, pull: true },
    has_pull_requests: true,
    has_issues: false,
    has_wiki: false,
    open_pr_counter: record.pulls.filter(pull => pull.state === 'open').length,
    allow_merge_commits: true,
    allow_squash_merge: true,
    allow_rebase: false,
    allow_rebase_explicit: false,
    allow_fast_forward_only_merge: false,
    default_merge_style: 'merge',
  };
}
