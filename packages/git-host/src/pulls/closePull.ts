import { Pull } from '../store';

/** Marks a pull request as closed, now. */
export function closePull(pull: Pull): void {
  const now = new Date().toISOString();
  pull.state = 'closed';
  pull.closedAt = now;
  pull.updatedAt = now;
}

/** Marks a pull request as merged, now, by the merge that was under way. */
export function markMerged(pull: Pull): void {
  pull.merged = pull.merging;
  delete pull.merging;
  closePull(pull);
}
