import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { trackedSubject } from '../entities/trackedParts';
import {
  claimedEntity,
  claimedOwners,
  claimedSystem,
} from '../placing/claimedRefs';
import { KnownEntities } from '../placing/KnownEntities';
import { Placer } from '../placing/Placer';
import { Subject } from '../placing/Subject';
import { PlatformReading } from '../reading/PlatformReading';
import { EntityLedger } from './EntityLedger';
import { Known } from './Known';

/**
 * Asks the catalog about all that models, experiments and the rest claim, and puts together what
 * their entities are made of.
 *
 * @throws when the catalog does not answer.
 */
export async function askKnown(
  options: Pick<Known, 'config' | 'reading' | 'joins' | 'urls'> & {
    ledger: EntityLedger;
    catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
    credentials: BackstageCredentials;
  },
): Promise<Known> {
  const { config, reading, joins, urls, ledger, catalog, credentials } =
    options;
  const claims = subjectsOf(reading).flatMap(subject => [
    ...claimedOwners(subject, config.ownerTags),
    claimedSystem(subject) ?? [],
    claimedEntity(subject) ?? [],
  ]);
  const systems = config.systems.map(({ name }) => `system:default/${name}`);
  const known = await KnownEntities.ask([...claims.flat(), ...systems], {
    catalog,
    credentials,
  });
  return {
    ...{ config, reading, joins, urls },
    placer: Placer.create(config, known),
    isDeclared: ref => known.isDeclared(ref),
    isHeld: ref => ledger.has(ref),
    dependedOn: ref => ledger.dependsOn(ref),
  };
}

function subjectsOf(reading: PlatformReading): Subject[] {
  return [
    ...[...reading.models, ...reading.experiments].map(trackedSubject),
    ...[...reading.quotas, ...reading.endpoints].map(
      ({ cluster, namespace, name, owner }) => ({
        ...{ cluster, namespace, name },
        namespaceOwner: owner,
      }),
    ),
  ];
}
