import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { WorkloadQuery } from '@mlport/backstage-plugin-ml-common';
import { resolveEntityMatch } from '../permissions/resolveEntityMatch';
import { compileFilter, WorkloadFilter } from '../workloads/compileFilter';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { WorkloadScope } from '../workloads/WorkloadScope';

/**
 * What a caller's query lets through, with its entity looked up as the caller.
 *
 * @throws InputError when a reference is not one.
 * @throws NotFoundError when the entity does not exist for the caller.
 * @throws ServiceUnavailableError when it asks for claims that have not been read yet.
 */
export async function resolveFilter(
  query: WorkloadQuery,
  options: {
    book: WorkloadBook;
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    credentials: BackstageCredentials;
    /** What the caller may see. */
    scope: WorkloadScope;
  },
): Promise<WorkloadFilter> {
  const { book, catalog, credentials, scope } = options;
  if (query.claimed !== undefined && !book.knowsClaims) {
    throw new ServiceUnavailableError(
      "The catalog has not been read yet, so it is not known which work is claimed; try again in a few seconds, or leave out 'claimed'",
    );
  }
  const match =
    query.entityRef === undefined
      ? undefined
      : await resolveEntityMatch(catalog, query.entityRef, credentials);
  return compileFilter(query, scope, match);
}
