import { PullView } from '../pulls';
import { Repository } from '../store';
import { User } from '../users';
import { repositoryShape } from './repositoryShape';
import { Origin, userShape } from './shapes';

/** Gitea's `PullRequest`. JSON's nulls are Gitea's. */
export async function pullShape(
  origin: Origin,
  repository: Repository,
  { pull, headSha, baseSha, mergeBase, outcome }: PullView,
  user: User | undefined,
) {
  const repo = await repositoryShape(origin, repository, user);
  const url = `${origin}/${repository.fullName}/pulls/${pull.number}`;
  const side = (ref: string, sha = '') => ({
    label: ref,
    ref,
    sha,
    repo_id: repo.id,
    repo,
  });
  return {
    id: pull.number,
    number: pull.number,
    url,
    html_url: url,
    diff_url: `${url}.diff`,
    user: userShape(origin, pull.user),
    title: pull.title,
    body: pull.body,
    labels: [],
    milestone: null,
    assignee: null,
    assignees: [],
    state: pull.state,
    draft: false,
    is_locked: false,
    comments: 0,
    mergeable: outcome?.kind === 'clean',
    merged: pull.merged !== undefined,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.commit ?? null,
    merged_by: pull.merged ? userShape(origin, pull.merged.by) : null,
    merge_base: mergeBase ?? '',
    base: side(pull.base, baseSha),
    head: side(pull.head, headSha),
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
  };
}
