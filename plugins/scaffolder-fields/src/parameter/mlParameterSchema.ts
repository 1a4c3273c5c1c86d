import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value and the options of a parameter of a bundle. */
export const mlParameterSchema = makeFieldSchema({
  output: z =>
    z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  uiOptions: z =>
    z.object({
      bundle: z
        .string()
        .optional()
        .describe('The id of a bundle: training-run'),
      parameter: z
        .string()
        .optional()
        .describe(
          'The parameter of the bundle: name, target.namespace; absent for what no bundle checks',
        ),
      multiline: z.boolean().optional().describe('Text of several lines'),
      kind: z
        .enum(['text', 'number', 'boolean', 'select', 'lines'])
        .optional()
        .describe('How it is entered, where the type does not tell'),
      placeholder: z.string().optional(),
    }),
});
