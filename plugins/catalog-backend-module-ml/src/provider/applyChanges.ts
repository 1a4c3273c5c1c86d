import { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { Change, EntityLedger } from './EntityLedger';

/** How many entities one mutation holds: the cost of one grows with its square. */
const PER_MUTATION = 1_000;

/**
 * Entities of other providers with the same name are not overwritten: the catalog compares this key.
 */
const LOCATION_KEY = 'ml-entity-provider';

/**
 * Sends changes to the catalog in parts; what it took is noted at once.
 *
 * @throws when the catalog takes a part not; the parts before it count.
 */
export async function applyChanges(
  connection: EntityProviderConnection,
  ledger: EntityLedger,
  changes: readonly Change[],
): Promise<void> {
  for (let at = 0; at < changes.length; at += PER_MUTATION) {
    const part = changes.slice(at, at + PER_MUTATION);
    await connection.applyMutation({
      type: 'delta',
      added: part.flatMap(change =>
        change.type === 'add'
          ? [{ entity: change.entity, locationKey: LOCATION_KEY }]
          : [],
      ),
      removed: part.flatMap(({ type, ref }) =>
        type === 'remove'
          ? [{ entityRef: ref, locationKey: LOCATION_KEY }]
          : [],
      ),
    });
    ledger.accept(part);
  }
}
