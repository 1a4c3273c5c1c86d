import { kinds } from '../../kinds';

/** The kinds that a training run can be, by id. */
export const runKinds: readonly string[] = kinds
  .filter(({ generator }) => generator?.ofRun)
  .map(({ id }) => id);
