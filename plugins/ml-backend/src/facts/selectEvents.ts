import { EventFacts } from '@mlport/backstage-plugin-ml-common';
import { MirrorReading } from '../clusters/ClusterReadings';
import { MirrorRow } from '../clusters/WorkloadMirror';

/** What of a namespace belongs to one piece of work. */
export interface Belongings {
  row: MirrorRow;
  /** What the row controls, as far as it is mirrored. */
  parts: readonly MirrorReading[];
  /** The uids of its pods and of what controls them. */
  uids: ReadonlySet<string>;
}

/**
 * The events that are about a piece of work, about what it controls, or about its pods; the newest
 * first.
 */
export function selectEvents(
  events: readonly EventFacts[],
  { row, parts, uids }: Belongings,
): EventFacts[] {
  const all = new Set([
    row.meta.uid,
    ...parts.map(({ meta }) => meta.uid),
    ...uids,
  ]);
  const names = new Set([row, ...parts].map(({ meta }) => meta.name));
  return events
    .filter(
      ({ about }) =>
        (about.uid !== undefined && all.has(about.uid)) ||
        isReplicaSetOf(names, about),
    )
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

/**
 * A ReplicaSet whose pods are refused has none that would name it as their owner; its own name is
 * that of what made it, and a hash.
 */
function isReplicaSetOf(
  names: ReadonlySet<string>,
  { kind, name = '' }: EventFacts['about'],
): boolean {
  const dash = name.lastIndexOf('-');
  return kind === 'ReplicaSet' && names.has(name.slice(0, dash));
}
