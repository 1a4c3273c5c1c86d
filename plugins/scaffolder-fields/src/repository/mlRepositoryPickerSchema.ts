import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value and the options of the repository picker. */
export const mlRepositoryPickerSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .describe('As the RepoUrlPicker gives it: host?owner=OWNER&repo=NAME'),
  uiOptions: z =>
    z.object({
      delivery: z
        .enum(['new-repository', 'pull-request'])
        .optional()
        .describe('How it is sent, where no field "delivery" says so'),
    }),
});
