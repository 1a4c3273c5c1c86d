import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import { ENTITY_REF_TAG } from '@mlport/backstage-plugin-ml-common';
import { EntityViews, SeenEntity } from './EntityViews';
import { TrackingCaller } from './TrackingCaller';

/** The entity of a model or of an experiment. */
export interface TrackedEntity {
  entityRef: string;
  owner?: string;
}

/** A model or an experiment, as far as its entity is concerned. */
interface Tracked {
  id: string;
  tags: Record<string, string>;
}

/**
 * The entities of those models or experiments that a caller may see, by their ids: the one that the
 * tag names, when the catalog has it, or else the discovered one. A service sees them all.
 *
 * @throws ServiceUnavailableError when the catalog does not answer: then it is not known what the
 *   caller may see.
 */
export async function entitiesOf(
  things: readonly Tracked[],
  caller: TrackingCaller,
  views: EntityViews,
): Promise<Map<string, TrackedEntity>> {
  const tagged = new Map<string, string>();
  for (const { id, tags } of things) {
    const ref = fullRef(tags[ENTITY_REF_TAG]);
    if (ref !== undefined) {
      tagged.set(id, ref);
    }
  }
  const known = await answered(caller, () => views.all(tagged.values()));
  const refs = new Map<string, string>();
  for (const { id } of things) {
    const ref = tagged.get(id);
    const isDeclared = ref !== undefined && known.has(ref);
    refs.set(id, isDeclared ? ref : discoveredRef(id));
  }
  const seen = await answered(caller, () =>
    caller.seesAll ? views.all(refs.values()) : views.of(caller, refs.values()),
  );
  const entities = new Map<string, TrackedEntity>();
  for (const [id, entityRef] of refs) {
    const entity = seen.get(entityRef);
    if (entity || caller.seesAll) {
      entities.set(id, { entityRef, ...entity });
    }
  }
  return entities;
}

/** The reference of the entity that an id names. */
export function discoveredRef(id: string): string {
  return `resource:default/${id}`;
}

async function answered(
  caller: TrackingCaller,
  ask: () => Promise<ReadonlyMap<string, SeenEntity>>,
): Promise<ReadonlyMap<string, SeenEntity>> {
  try {
    return await ask();
  } catch (error) {
    // What a service sees does not hang on it, and the catalog itself asks as one while it starts.
    if (caller.seesAll) {
      return new Map();
    }
    throw new ServiceUnavailableError(
      'The catalog does not answer, so it is not known which models and experiments you may see; try again in a few seconds',
      error,
    );
  }
}

/** Whoever can write to the tracking server can write the tag: what is no reference is none. */
function fullRef(tag: string | undefined): string | undefined {
  if (tag === undefined || tag.length > 500) {
    return undefined;
  }
  try {
    return stringifyEntityRef(parseEntityRef(tag));
  } catch {
    return undefined;
  }
}
