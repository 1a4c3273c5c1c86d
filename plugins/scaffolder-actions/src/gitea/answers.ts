import { z } from 'zod';

/**
 * What is read of the answers of Gitea's API, as of 1.20.
 * Source: `modules/structs` of Gitea.
 */
export const answers = {
  error: z.object({ message: z.string() }),
  user: z.object({ login: z.string() }),
  organization: z.object({ username: z.string() }),
  repository: z.object({
    html_url: z.string(),
    clone_url: z.string(),
    default_branch: z.string(),
    empty: z.boolean(),
  }),
  branch: z.object({ commit: z.object({ id: z.string() }) }),
  tree: z.object({
    tree: z.array(
      z.object({
        path: z.string(),
        type: z.string(),
        mode: z.string(),
        sha: z.string(),
      }),
    ),
    truncated: z.boolean(),
  }),
  commit: z.object({ commit: z.object({ sha: z.string() }) }),
  pull: z.object({
    number: z.number(),
    html_url: z.string(),
    title: z.string(),
    body: z.string(),
    head: z.object({ ref: z.string(), repo_id: z.number() }),
    base: z.object({ ref: z.string(), repo_id: z.number() }),
  }),
};

/** The answers by their names. */
export type Answers = {
  [K in keyof typeof answers]: z.output<(typeof answers)[K]>;
};
