import {
  WORKLOAD_STATES,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { resolveFilter } from '../http/resolveFilter';
import { listWorkloads } from '../workloads/listWorkloads';
import { ActionDeps } from './ActionDeps';
import { doubtsOf, doubtsSchema } from './doubtsOf';

/** `list-ml-workloads`: which ML work runs, waits or failed. */
export function createListWorkloadsAction(deps: ActionDeps): void {
  const { actionsRegistry, authorizer, book, catalog } = deps;
  actionsRegistry.register({
    name: 'list-ml-workloads',
    title: 'List ML workloads',
    description: `
Lists training jobs, model servers and other ML work of all Kubernetes clusters, live, with the state of each and why it waits or failed.

When to use: to find out what runs, waits or failed, of a team, a catalog entity, a namespace, a queue or a kind; to find the address of a workload before asking \`explain-ml-workload\` about it.

What needs attention comes first. \`total\` and \`counts\` are over all that match, \`workloads\` holds at most \`limit\` of them. When \`doubts\` is not empty, the answer may lack work of those clusters and kinds.
`.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .max(500)
            .optional()
            .describe(
              'Only the work of this catalog entity, for example component:default/fraud-training',
            ),
          owner: z
            .string()
            .max(500)
            .optional()
            .describe(
              'Only the work that this group owns, for example group:default/team-vision',
            ),
          cluster: z.string().max(253).optional().describe('Only this cluster'),
          namespace: z
            .string()
            .max(253)
            .optional()
            .describe('Only this namespace'),
          kind: z
            .string()
            .max(253)
            .optional()
            .describe('Only this Kubernetes kind, for example PyTorchJob'),
          queue: z.string().max(253).optional().describe('Only this queue'),
          state: z
            .array(z.enum(WORKLOAD_STATES))
            .optional()
            .describe('Only in one of these states'),
          text: z
            .string()
            .max(200)
            .optional()
            .describe(
              'Words that all must occur in name, namespace, queue, reason, message or why it waits',
            ),
          limit: z
            .number()
            .int()
            .min(1)
            .max(50)
            .default(20)
            .describe('How many workloads at most'),
        }),
      output: z =>
        z.object({
          total: z.number().describe('How many match in all'),
          counts: z
            .record(z.number())
            .describe('How many match without `state`, by state'),
          workloads: z.array(
            z.object({
              cluster: z.string(),
              namespace: z.string(),
              group: z.string().describe('The API group; empty for the core'),
              kind: z.string(),
              name: z.string(),
              state: z.enum(WORKLOAD_STATES),
              why: z
                .string()
                .optional()
                .describe('Why it waits or failed, in one sentence'),
              reason: z.string().optional(),
              owner: z.string().optional(),
              queue: z.string().optional(),
              accelerators: z
                .array(z.string())
                .describe('For example `4 × nvidia.com/gpu`'),
              createdAt: z.string().optional(),
              startedAt: z.string().optional(),
              finishedAt: z.string().optional(),
            }),
          ),
          doubts: doubtsSchema(z),
        }),
    },
    async action({ input, credentials }) {
      const scope = await authorizer.scopeOf(credentials);
      const { entityRef, state, text, limit } = input;
      const query = {
        entityRef,
        state,
        text,
        owner: oneOf(input.owner),
        cluster: oneOf(input.cluster),
        namespace: oneOf(input.namespace),
        kind: oneOf(input.kind),
        queue: oneOf(input.queue),
      };
      const filter = await resolveFilter(query, {
        book,
        catalog,
        credentials,
        scope,
      });
      const { items, total, counts, sources } = listWorkloads(book, filter, {
        limit,
      });
      return {
        output: {
          total,
          counts,
          workloads: items.map(summarize),
          doubts: doubtsOf(sources),
        },
      };
    },
  });
}

function oneOf(value: string | undefined): string[] | undefined {
  return value === undefined ? undefined : [value];
}

function summarize(item: WorkloadItem) {
  return {
    cluster: item.cluster,
    namespace: item.namespace,
    group: item.group,
    kind: item.kind,
    name: item.name,
    state: item.state,
    ...(item.why && { why: item.why }),
    ...(item.reason && { reason: item.reason }),
    ...(item.owner && { owner: item.owner }),
    ...(item.queue && { queue: item.queue }),
    accelerators: (item.accelerators ?? []).map(
      ({ count, resource }) => `${count} × ${resource}`,
    ),
    ...(item.createdAt && { createdAt: item.createdAt }),
    ...(item.startedAt && { startedAt: item.startedAt }),
    ...(item.finishedAt && { finishedAt: item.finishedAt }),
  };
}
