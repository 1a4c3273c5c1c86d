import { CustomErrorBase } from '@backstage/errors';

/** A pull request that cannot be merged as it is: merged already, in conflict, or with nothing new. */
export class NotMergeableError extends CustomErrorBase {
  override readonly name = 'NotMergeableError' as const;
}
