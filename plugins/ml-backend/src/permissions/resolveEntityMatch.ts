import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EntityMatch } from '@mlport/backstage-plugin-ml-common';
import { matchEntity } from '../workloads/matchEntity';

/**
 * How an entity says which work is its own. It is read as the caller, so that nobody learns from
 * here that an entity exists which the catalog hides from them.
 *
 * @throws InputError when the reference is not one.
 * @throws NotFoundError when there is no such entity, or the caller may not see it.
 */
export async function resolveEntityMatch(
  catalog: Pick<CatalogService, 'getEntityByRef'>,
  entityRef: string,
  credentials: BackstageCredentials,
): Promise<EntityMatch> {
  const ref = normalize(entityRef);
  const entity = await catalog.getEntityByRef(ref, { credentials });
  if (!entity) {
    throw new NotFoundError(
      `There is no entity '${ref}', or you may not see it`,
    );
  }
  return matchEntity(entity);
}

function normalize(entityRef: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(entityRef));
  } catch {
    throw new InputError(
      `'entityRef' is '${entityRef}', which is not an entity reference; expected kind:namespace/name, for example 'component:default/fraud-training'`,
    );
  }
}
