import { ObjectName } from '@mlport/backstage-plugin-ml-common';
import { MirrorReading, Surroundings } from '../ClusterReadings';
import { Fragment } from './Fragment';
import { Multimap } from './Multimap';
import { mayOwn, Relations } from './Relations';

/** No honest work has more; bounds what a hostile one makes us walk. */
const MOST_PARTS = 10_000;

/** What is around a fragment, as far as it is held. */
export function surroundingsOf(
  fragment: Fragment,
  known: {
    relations: Relations;
    /** Workloads by the uid of their controller. */
    parts: Multimap<string, Fragment>;
    describe: (fragment: Fragment) => MirrorReading;
  },
): Surroundings {
  const { relations, parts, describe } = known;
  const kindIds = new Set(fragment.kind.related.map(({ kind }) => kind));
  const related = [...kindIds].flatMap(id => relations.relatedTo(fragment, id));
  return {
    related: related.map(describe),
    parts: partsOf(fragment, parts).map(describe),
    absent: absentOf(fragment, relations),
  };
}

function partsOf(
  whole: Fragment,
  parts: Multimap<string, Fragment>,
): Fragment[] {
  const found = new Set([whole]);
  for (const owner of found) {
    for (const part of parts.get(owner.meta.uid)) {
      if (found.size <= MOST_PARTS && mayOwn(owner, part)) {
        found.add(part);
      }
    }
  }
  found.delete(whole);
  return [...found];
}

function absentOf(
  fragment: Fragment,
  relations: Relations,
): Surroundings['absent'] {
  return fragment.kind.related.flatMap((relation, index) => {
    const key = relation.by === 'name' ? fragment.wants[index] : undefined;
    return key === undefined ||
      relations.relatedTo(fragment, relation.kind).length > 0
      ? []
      : [{ kind: relation.kind, name: nameOfKey(key) }];
  });
}

/** The inverse of `relationKey`. */
function nameOfKey(key: string): ObjectName {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  return slash === 0 ? { name } : { namespace: key.slice(0, slash), name };
}
