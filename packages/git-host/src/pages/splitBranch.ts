import { NotFoundError } from '@backstage/errors';
import { Branches } from '../git';

/**
 * Parts `BRANCH/PATH` where the branch ends. A branch may hold slashes, but no branch is a folder of
 * another, so one beginning fits at most.
 *
 * @throws NotFoundError when none fits.
 */
export function splitBranch(
  branches: Branches,
  text: string,
): [branch: string, path: string] {
  const trimmed = text.replace(/\/+$/, '');
  for (const branch of branches.keys()) {
    if (trimmed === branch || trimmed.startsWith(`${branch}/`)) {
      return [branch, trimmed.slice(branch.length + 1)];
    }
  }
  throw new NotFoundError(`There is no branch at the beginning of "${text}"`);
}
