import { ListWorkloadsRequest } from '@mlport/backstage-plugin-ml-common';
import { Request } from 'express';
import { z } from 'zod';

const words = z.array(z.string()).optional();

/**
 * The shape of validated query parameters. The bounds and the values are checked by the contract,
 * `openapi.yaml`, before; here they only get their types.
 */
const queryParameters = z.object({
  entityRef: z.string().optional(),
  cluster: words,
  namespace: words,
  kind: words,
  state: words,
  owner: words,
  queue: words,
  text: z.string().optional(),
  claimed: z.boolean().optional(),
  sort: z.string().optional(),
  limit: z.number().optional(),
  cursor: z.string().optional(),
  since: z.string().optional(),
});

/**
 * The parameters of a request that the contract has let through.
 */
export function parseQuery(
  request: Request,
): ListWorkloadsRequest & { since?: string } {
  const parsed: z.output<typeof queryParameters> = queryParameters.parse(
    request.query,
  );
  return parsed as ListWorkloadsRequest & { since?: string };
}
