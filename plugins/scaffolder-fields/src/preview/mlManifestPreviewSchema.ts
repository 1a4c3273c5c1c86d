import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value and the options of the preview. */
export const mlManifestPreviewSchema = makeFieldSchema({
  output: z =>
    z.string().describe('The paths of the files, with commas between them'),
  uiOptions: z =>
    z.object({
      bundle: z.string().describe('The id of a bundle: training-run'),
      parameters: z
        .record(z.unknown())
        .optional()
        .describe(
          'What the step that renders adds to the values of the form, for example the origin',
        ),
      addsRun: z
        .boolean()
        .optional()
        .describe(
          'Whether a run is added to those of a folder, by the action ml:run:add',
        ),
      delivery: z
        .enum(['new-repository', 'pull-request'])
        .optional()
        .describe('How it is sent, where no field "delivery" says so'),
      path: z
        .string()
        .optional()
        .describe('The folder in the repository, where "gitSource" says none'),
    }),
});
