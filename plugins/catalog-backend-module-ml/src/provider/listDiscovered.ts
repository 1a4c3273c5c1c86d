import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DISCOVERED_FROM_ANNOTATION } from '../entities/annotations';

/** A discovered entity as the catalog lists it. */
export interface ListedEntity {
  ref: string;
  source: string;
  dependsOn: readonly string[];
}

/**
 * The entities that the catalog has from this provider, or from one that ran before.
 *
 * @throws when the catalog does not answer.
 */
export async function listDiscovered(options: {
  catalog: Pick<CatalogService, 'streamEntities'>;
  credentials: BackstageCredentials;
}): Promise<ListedEntity[]> {
  const { catalog, credentials } = options;
  const listed: ListedEntity[] = [];
  const pages = catalog.streamEntities(
    {
      filter: {
        [`metadata.annotations.${DISCOVERED_FROM_ANNOTATION}`]:
          CATALOG_FILTER_EXISTS,
      },
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.annotations',
        'spec.dependsOn',
      ],
    },
    { credentials },
  );
  for await (const page of pages) {
    for (const entity of page) {
      listed.push({
        ref: stringifyEntityRef(entity),
        source: entity.metadata.annotations?.[DISCOVERED_FROM_ANNOTATION] ?? '',
        dependsOn: dependsOnOf(entity),
      });
    }
  }
  return listed;
}

/** What an entity says that it depends on. */
export function dependsOnOf(entity: Entity): string[] {
  const dependsOn = entity.spec?.dependsOn;
  return Array.isArray(dependsOn)
    ? dependsOn.filter(ref => typeof ref === 'string')
    : [];
}
