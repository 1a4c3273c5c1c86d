import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value and the options of the accelerator picker. */
export const mlAcceleratorPickerSchema = makeFieldSchema({
  output: z =>
    z
      .object({
        resource: z
          .string()
          .describe('The resource name that pods ask for: nvidia.com/gpu'),
        count: z.number().int().describe('How many per pod'),
        product: z.string().describe('As the labels of nodes name it'),
        nodeSelector: z
          .record(z.string())
          .describe('The node labels that choose the product'),
      })
      .partial()
      .optional()
      .describe('Nothing for CPU only'),
  uiOptions: z =>
    z.object({
      inAll: z
        .boolean()
        .optional()
        .describe(
          'Whether the count is of a whole team, not of one pod: then no node bounds it',
        ),
      target: z
        .string()
        .optional()
        .describe(
          'The name of the field with the target; "target" when absent',
        ),
    }),
});
