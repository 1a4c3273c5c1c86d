import {
  mlQuotaReadPermission,
  QuotaAmount,
  QuotaFigures,
  QuotaReport,
} from '@mlport/backstage-plugin-ml-common';
import { quotaKindOf } from '../quotas/quotaKindOf';
import { getQuotaReport } from '../quotas/reportQuotas';
import { ActionDeps } from './ActionDeps';
import { doubtsOf, doubtsSchema } from './doubtsOf';

const MOST_NAMED = 20;

/** `explain-ml-quota`: how one quota stands, who holds it and who waits for it. */
export function createExplainQuotaAction(deps: ActionDeps): void {
  const { actionsRegistry, authorizer } = deps;
  actionsRegistry.register({
    name: 'explain-ml-quota',
    title: 'Explain an ML quota',
    description: `
Says how one quota of accelerators stands: what is entitled, used, borrowed, lent and idle per resource, which work holds it, and which waits for it in which order.

When to use: when somebody asks who has the GPUs of a team, why a queue is full, or who is next. Take the address from \`list-ml-quotas\`.

Work that the caller may not see is counted in \`others\` without names. \`lent\` and \`idle\` are ranges where Kueue's figures allow no more. Whole GPUs, slices, shares and claims are different resources: do not add them up. Without \`place\` the order is not known; \`order\` says why. When \`doubts\` is not empty, the figures may be too low.
`.trim(),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          cluster: z.string().max(253).describe('The name of the cluster'),
          kind: z
            .string()
            .max(253)
            .describe('The Kubernetes kind, as `list-ml-quotas` gives it'),
          namespace: z
            .string()
            .max(63)
            .optional()
            .describe('The namespace; not for a quota of the whole cluster'),
          name: z.string().max(253).describe('The name of the object'),
        }),
      output: z => {
        const amounts = z.array(
          z.object({
            resource: z.string(),
            flavor: z.string().optional(),
            amount: z.number(),
          }),
        );
        const range = z.object({ atLeast: z.number(), atMost: z.number() });
        return z.object({
          parent: z.string().optional().describe('What it draws from'),
          usable: z.boolean().optional(),
          message: z.string().optional().describe('Why it is not usable'),
          resources: z.array(
            z.object({
              resource: z.string(),
              flavor: z.string().optional(),
              sharing: z.string().optional(),
              products: z.array(z.string()),
              entitled: z.number().optional(),
              used: z.number().optional(),
              borrowed: z.number().optional(),
              lent: range.optional(),
              idle: range.optional(),
              available: z
                .number()
                .optional()
                .describe('What could be given now, with what others lend'),
            }),
          ),
          holders: z
            .array(
              z.object({
                namespace: z.string(),
                kind: z.string(),
                name: z.string(),
                state: z.string(),
                amounts,
              }),
            )
            .describe(`At most ${MOST_NAMED}, what holds most first`),
          others: amounts.describe('What is held beyond what may be named'),
          waiting: z
            .object({
              total: z.number().optional(),
              asks: amounts,
              isPartial: z.boolean().describe('Whether more may be asked for'),
              order: z.string().optional(),
              items: z
                .array(
                  z.object({
                    namespace: z.string(),
                    kind: z.string(),
                    name: z.string(),
                    amounts,
                    place: z.number().optional().describe('From 1'),
                    why: z.string().optional(),
                  }),
                )
                .describe(`At most ${MOST_NAMED}, the next first`),
              others: z.number().describe('How many may not be named'),
            })
            .optional()
            .describe('Absent where nothing waits: beyond it pods are refused'),
          doubts: doubtsSchema(z),
        });
      },
    },
    async action({ input, credentials }) {
      const { scope, allowed } = await authorizer.scopeWith(
        credentials,
        mlQuotaReadPermission,
      );
      const known = deps.kinds.find(
        ({ reads, kind }) => reads === 'quota' && kind === input.kind,
      );
      const { item, sources } = await getQuotaReport(
        { ...input, ...(known && { kind: quotaKindOf(known) }) },
        deps,
        { scope, seesClusters: allowed },
      );
      return { output: { ...summarize(item), doubts: doubtsOf(sources) } };
    },
  });
}

function summarize({ holding, waiting, ...report }: QuotaReport) {
  const { parent, usable, message, figures } = report;
  return {
    ...(parent !== undefined && { parent }),
    ...(usable !== undefined && { usable }),
    ...(usable === false && message !== undefined && { message }),
    resources: figures.map(toResource),
    holders: holding.items
      .slice(0, MOST_NAMED)
      .map(({ namespace, kind, name, state, amounts }) => ({
        namespace,
        kind,
        name,
        state,
        amounts: amounts.map(toAmount),
      })),
    others: holding.others.map(toAmount),
    ...(waiting && { waiting: toWaiting(waiting) }),
  };
}

function toWaiting(waiting: NonNullable<QuotaReport['waiting']>) {
  const { total, amounts, isPartial, order, items, more, others } = waiting;
  const named = items.slice(0, MOST_NAMED);
  return {
    ...(total !== undefined && { total }),
    asks: amounts.map(toAmount),
    isPartial: isPartial === true,
    ...(order && { order }),
    items: named.map(({ namespace, kind, name, place, why, ...item }) => ({
      namespace,
      kind,
      name,
      amounts: item.amounts.map(toAmount),
      ...(place && { place: place.positionInClusterQueue ?? place.position }),
      ...(why !== undefined && { why }),
    })),
    others: others + more + items.length - named.length,
  };
}

function toResource(figures: QuotaFigures) {
  const { models, started, borrowingLimit, lendingLimit, ...rest } = figures;
  const products = models.flatMap(({ product }) => product ?? []);
  return { ...rest, products: [...new Set(products)] };
}

function toAmount({ resource, flavor, amount }: QuotaAmount): QuotaAmount {
  return { resource, ...(flavor !== undefined && { flavor }), amount };
}
