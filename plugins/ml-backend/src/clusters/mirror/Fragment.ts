import { isDeepStrictEqual } from 'node:util';
import {
  Kind,
  KubernetesObject,
  ObjectMeta,
  Reading,
  trimMeta,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../WorkloadMirror';
import { Pool } from './Pool';

/** What is kept of one object: who it is and what its kind read. The object itself is gone. */
export interface Fragment {
  readonly kind: Kind;
  readonly meta: ObjectMeta;
  /** The newest resource version; that of `meta` is of the last change that anybody could see. */
  readonly version: string;
  readonly reading: Reading;
  /** Per relation of its kind, the key that it looks for; nothing for relations by owner. */
  readonly wants: readonly (string | undefined)[];
  /** The list that confirmed it last. */
  generation: number;
  /** Its row, unless it is no workload or part of another one. */
  row?: MirrorRow;
}

const NO_WANTS: readonly undefined[] = Object.freeze([]);

/** A key in a relation by name or by label. */
export function relationKey(namespace: string | undefined, value: string) {
  return `${namespace ?? ''}/${value}`;
}

function slimMeta(meta: ObjectMeta, pool: Pool): ObjectMeta {
  const { annotations, ...kept } = trimMeta(meta);
  return {
    ...kept,
    labels: pool.value(kept.labels),
    annotations: pool.value(annotations),
  };
}

function wantsOf(kind: Kind, object: KubernetesObject) {
  if (kind.related.every(relation => relation.by === 'owner')) {
    return NO_WANTS;
  }
  return kind.related.map(relation => {
    if (relation.by === 'name') {
      const name = relation.name(object);
      return name && relationKey(name.namespace, name.name);
    }
    if (relation.by === 'label') {
      const value = relation.value(object);
      return value && relationKey(object.meta.namespace, value);
    }
    return undefined;
  });
}

/** The old metadata where nobody could see a difference: then row and fragment share it. */
function sameMeta(before: ObjectMeta | undefined, now: ObjectMeta): ObjectMeta {
  const { resourceVersion, generation } = now;
  return before &&
    isDeepStrictEqual(
      { ...before, resourceVersion, generation },
      { ...now, generation },
    )
    ? before
    : now;
}

/**
 * Reads an object into a fragment, which shares with the fragment before what did not change.
 *
 * @throws what the kind throws, although it should not.
 */
export function readFragment(options: {
  kind: Kind;
  object: KubernetesObject;
  pool: Pool;
  generation: number;
  before?: Fragment;
}): Fragment {
  const { kind, object, pool, generation, before } = options;
  const reading = pool.fields(kind.read(object));
  return {
    kind,
    meta: sameMeta(before?.meta, slimMeta(object.meta, pool)),
    version: object.meta.resourceVersion,
    reading: isDeepStrictEqual(before?.reading, reading)
      ? before!.reading
      : reading,
    wants: wantsOf(kind, object),
    generation,
    row: before?.row,
  };
}
