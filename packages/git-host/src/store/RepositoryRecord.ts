import { z } from 'zod';

const merge = z.object({
  commit: z.string(),
  /** The commit of the base branch before. */
  onto: z.string(),
  by: z.string(),
  at: z.string(),
});

const pull = z.object({
  number: z.number().int().positive(),
  title: z.string(),
  body: z.string(),
  user: z.string(),
  head: z.string(),
  base: z.string(),
  state: z.enum(['open', 'closed']),
  createdAt: z.string(),
  updatedAt: z.string(),
  closedAt: z.string().optional(),
  /** Where head and base parted when it was closed or merged; while it is open Git says. */
  mergeBase: z.string().optional(),
  /** Written before the base branch moves, so a crash in between leaves no doubt. */
  merging: merge.optional(),
  merged: merge.optional(),
});

const record = z.object({
  id: z.number().int().positive(),
  description: z.string(),
  private: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  pulls: z.array(pull),
});

/** What Git does not keep of a repository. */
export type RepositoryRecord = z.infer<typeof record>;

/** A pull request as it is kept. */
export type Pull = RepositoryRecord['pulls'][number];

/** How a pull request was merged. */
export type Merge = z.infer<typeof merge>;

/** Reads the text of the file. Throws where it is not a record. */
export function parseRepositoryRecord(text: string): RepositoryRecord {
  return record.parse(JSON.parse(text));
}
