import {
  mlQuotaReadPermission,
  QuotaItem,
} from '@mlport/backstage-plugin-ml-common';
import { listQuotas } from '../quotas/listQuotas';
import { ActionDeps } from './ActionDeps';
import { doubtsOf, doubtsSchema } from './doubtsOf';

/** `list-ml-quotas`: who is entitled to what, and how much of it is taken. */
export function createListQuotasAction(deps: ActionDeps): void {
  const { actionsRegistry, authorizer, book } = deps;
  actionsRegistry.register({
    name: 'list-ml-quotas',
    title: 'List ML quotas',
    description: `
Lists the quotas of GPUs and other resources on all Kubernetes clusters: what a team is entitled to, has taken and has borrowed, and how much work waits.

When to use: to answer how many GPUs a team or queue has left, or where work could go. Queues of the whole cluster are listed only for who may read quotas; queues and quotas of namespaces for who may see the work in them.

Amounts are cores for \`cpu\`, bytes for memory, and pieces for all else. Whole GPUs, slices and shares are different resources: do not add them up. What is left is \`nominal\` minus \`reserved\`, plus what may be borrowed. When \`doubts\` is not empty, the answer may lack quotas of those clusters and kinds.
`.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          cluster: z.string().max(253).optional().describe('Only this cluster'),
          namespace: z
            .string()
            .max(253)
            .optional()
            .describe('Only quotas of this namespace'),
          name: z.string().max(253).optional().describe('Only of this name'),
          limit: z
            .number()
            .int()
            .min(1)
            .max(100)
            .default(50)
            .describe('How many quotas at most'),
        }),
      output: z =>
        z.object({
          total: z.number().describe('How many match in all'),
          quotas: z.array(
            z.object({
              cluster: z.string(),
              namespace: z.string().optional(),
              kind: z.string(),
              name: z.string(),
              owner: z.string().optional(),
              scope: z
                .string()
                .describe(
                  '`cluster`: holds quota; `local`: the door of a namespace to such a queue; `cohort`: what queues lend each other; `namespace`: a hard limit',
                ),
              parent: z.string().optional().describe('What it draws from'),
              usable: z.boolean().optional(),
              reason: z.string().optional(),
              pending: z.number().optional().describe('How much work waits'),
              resources: z.array(
                z.object({
                  resource: z.string(),
                  flavor: z.string().optional(),
                  nominal: z.number().optional(),
                  reserved: z.number().optional(),
                  used: z.number().optional(),
                  borrowed: z.number().optional(),
                  borrowingLimit: z.number().optional(),
                }),
              ),
            }),
          ),
          doubts: doubtsSchema(z),
        }),
    },
    async action({ input, credentials }) {
      const { scope, allowed } = await authorizer.scopeWith(
        credentials,
        mlQuotaReadPermission,
      );
      const { items, sources } = listQuotas(
        { ...deps, sources: book.sources() },
        { scope, seesClusters: allowed },
      );
      const { cluster, namespace, name, limit } = input;
      const matching = items.filter(
        item =>
          (cluster === undefined || item.cluster === cluster) &&
          (namespace === undefined || item.namespace === namespace) &&
          (name === undefined || item.name === name),
      );
      return {
        output: {
          total: matching.length,
          quotas: matching.slice(0, limit).map(summarize),
          doubts: doubtsOf(sources),
        },
      };
    },
  });
}

function summarize({ quota, ...item }: QuotaItem) {
  const { scope, parent, usable, reason, pending, resources } = quota;
  return {
    cluster: item.cluster,
    ...(item.namespace !== undefined && { namespace: item.namespace }),
    kind: item.kind,
    name: item.name,
    ...(item.owner !== undefined && { owner: item.owner }),
    scope,
    ...(parent !== undefined && { parent }),
    ...(usable !== undefined && { usable }),
    ...(reason !== undefined && { reason }),
    ...(pending !== undefined && { pending }),
    resources: resources.map(
      ({
        resource,
        flavor,
        nominal,
        reserved,
        used,
        borrowed,
        borrowingLimit,
      }) => ({
        resource,
        ...(flavor !== undefined && { flavor }),
        ...(nominal !== undefined && { nominal }),
        ...(reserved !== undefined && { reserved }),
        ...(used !== undefined && { used }),
        ...(borrowed !== undefined && { borrowed }),
        ...(borrowingLimit !== undefined && { borrowingLimit }),
      }),
    ),
  };
}
