import {
  kinds,
  parseObject,
  readObject,
} from '@mlport/backstage-plugin-ml-common';
import { ListedReadings, MirrorReading } from '../../clusters/ClusterReadings';
import { ClusterStore } from '../../clusters/mirror/ClusterStore';
import { Owners } from '../../clusters/mirror/Owners';
import { Pool } from '../../clusters/mirror/Pool';

const LISTED: (keyof ListedReadings)[] = [
  'quota',
  'flavor',
  'node',
  'namespace',
];

/** What the mirror makes of objects of a cluster that are no work; a uid may be left out. */
export function readingsOf(
  cluster: string,
  objects: readonly { kind: string; metadata: Record<string, unknown> }[],
): MirrorReading[] {
  let sequence = 0;
  const nextSequence = () => {
    sequence += 1;
    return sequence;
  };
  const store = ClusterStore.create({
    cluster,
    kinds,
    owners: new Owners(),
    pool: new Pool(),
    nextSequence,
    emit: () => {},
  });
  for (const object of objects) {
    const { kind, metadata } = object;
    const uid = `${kind}/${metadata.namespace}/${metadata.name}`;
    const parsed = parseObject({ ...object, metadata: { uid, ...metadata } });
    const read = readObject(object);
    if (!parsed.ok || !read) {
      throw new Error(`Not an object of a known kind: ${uid}`);
    }
    store.upsert(read.kind, parsed.value, 1);
  }
  return LISTED.flatMap(type => store.readings(type));
}
