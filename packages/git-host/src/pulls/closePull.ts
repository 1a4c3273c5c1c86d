import { Pull } from '../store';

/** Marks a pull request as closed, now. */
export function closePull(pull: Pull): void {
  const now = new Date().toISOString();
  pull.state = 'closed';
  pull.closedAt = now;
  pull.updatedAt = now;
}
