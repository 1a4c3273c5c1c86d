import type { z as zod } from 'zod/v3';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';

/** The schema of {@link doubtsOf}, in the zod that the registry hands out. */
export function doubtsSchema(z: typeof zod) {
  return z
    .array(
      z.object({
        cluster: z.string(),
        kind: z.string(),
        freshness: z.string(),
        asOf: z.string().optional().describe('When it was last confirmed'),
        message: z.string().optional().describe('Why it is not fresh'),
      }),
    )
    .describe('Clusters and kinds for which the answer may not be the whole');
}

const MOST = 20;

/**
 * The sources that are not fresh, so that an answer does not pass for the whole. A kind that a
 * cluster does not serve is no doubt.
 */
export function doubtsOf(
  sources: readonly SourceStatus[],
): zod.output<ReturnType<typeof doubtsSchema>> {
  return sources
    .filter(({ freshness }) => freshness !== 'fresh' && freshness !== 'missing')
    .slice(0, MOST)
    .map(({ cluster, kind, freshness, asOf, error }) => ({
      cluster,
      kind,
      freshness,
      ...(asOf !== undefined && { asOf }),
      ...(error && { message: error.message }),
    }));
}
