import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value and the options of the target picker. */
export const mlTargetPickerSchema = makeFieldSchema({
  output: z =>
    z
      .object({
        cluster: z.string().describe('The name of a cluster in the portal'),
        namespace: z.string(),
        queue: z.string().describe('The name of a Kueue LocalQueue'),
      })
      .partial(),
  uiOptions: z =>
    z.object({
      requireQueue: z
        .boolean()
        .optional()
        .describe('Work goes through a queue, so one must be chosen'),
      kinds: z
        .array(z.string())
        .optional()
        .describe('The cluster must serve these kinds, for example TrainJob'),
    }),
});
