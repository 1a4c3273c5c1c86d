import { Pull } from '../store';

/** Keeps the commits of a pull request when its branch is gone; Gitea has the same ref. */
export function headRef({ number }: Pull): string {
  return `refs/pull/${number}/head`;
}
