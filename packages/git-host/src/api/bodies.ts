import { InputError } from '@backstage/errors';
import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .transform(value => value ?? '');
const optional = z
  .string()
  .nullish()
  .transform(value => value || undefined);
const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? false);
const identity = z
  .object({ name: optional, email: optional })
  .nullish()
  .transform(value => value ?? undefined);

/** The bodies of Gitea's API, as far as they are read; what Gitea has besides is left alone. */
export const bodies = {
  organization: z.object({ username: z.string() }),
  repository: z.object({
    name: z.string(),
    description: text,
    private: flag,
    default_branch: optional,
    auto_init: flag,
  }),
  branch: z.object({
    new_branch_name: z.string(),
    old_ref_name: optional,
    old_branch_name: optional,
  }),
  files: z.object({
    files: z
      .array(
        z.object({
          operation: z.enum(['create', 'update', 'delete']),
          path: z.string(),
          content: z.base64().optional(),
          sha: optional,
          from_path: z.never('is not supported by this host').optional(),
        }),
      )
      .min(1)
      .max(1000),
    message: text,
    branch: optional,
    new_branch: optional,
    author: identity,
    committer: identity,
  }),
  pull: z.object({
    head: z.string().min(1),
    base: z.string().min(1),
    title: z.string().min(1).max(255),
    body: text,
  }),
  pullEdit: z.object({
    title: z.string().min(1).max(255).optional(),
    body: z.string().optional(),
    state: z.enum(['open', 'closed']).optional(),
  }),
  merge: z.object({
    Do: z.string(),
    MergeTitleField: optional,
    MergeMessageField: optional,
    head_commit_id: optional,
    delete_branch_after_merge: flag,
  }),
};

/** @throws InputError which names the field. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const { success, data, error } = schema.safeParse(body);
  if (!success) {
    const [{ path, message }] = error.issues;
    throw new InputError(`[${path.join('.') || 'body'}]: ${message}`);
  }
  return data;
}
