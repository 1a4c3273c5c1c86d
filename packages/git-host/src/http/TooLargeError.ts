import { CustomErrorBase } from '@backstage/errors';

/** A request that is larger than the host takes. */
export class TooLargeError extends CustomErrorBase {
  override readonly name = 'TooLargeError' as const;
}
