import { JsonRecord, asCount } from '../../kubernetes';

/** How many pods of a Job run at once; never more than there are completions to reach in all. */
export function podsAtOnce(jobSpec: JsonRecord): number {
  const parallelism = asCount(jobSpec.parallelism) ?? 1;
  return Math.min(parallelism, asCount(jobSpec.completions) ?? parallelism);
}
