import type { z as zod } from 'zod/v3';
import { TrackingStatus } from '@mlport/backstage-plugin-ml-common';
import { toIsoTime } from '../facts/toIsoTime';

/** The schema of {@link trackingDoubtsOf}, in the zod that the registry hands out. */
export function trackingDoubtsSchema(z: typeof zod) {
  return z
    .array(
      z.object({
        instance: z.string(),
        workspace: z.string().optional(),
        freshness: z.string(),
        asOf: z.string().optional().describe('When it was last read whole'),
        message: z.string().optional().describe('Why it is not fresh'),
      }),
    )
    .describe('Tracking servers for which the answer may not be the whole');
}

/** The tracking servers that are not fresh, so that an answer does not pass for the whole. */
export function trackingDoubtsOf(
  sources: readonly TrackingStatus[],
): zod.output<ReturnType<typeof trackingDoubtsSchema>> {
  return sources
    .filter(({ freshness }) => freshness !== 'fresh')
    .map(({ instance, workspace, freshness, asOf, error }) => {
      const readAt = toIsoTime(asOf);
      return {
        instance,
        ...(workspace !== undefined && { workspace }),
        freshness,
        ...(readAt !== undefined && { asOf: readAt }),
        ...(error && { message: error.message }),
      };
    });
}
