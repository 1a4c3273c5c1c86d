import {
  AdmissionReading,
  EventFacts,
  Explanation,
  explainWorkload,
  PodFacts,
  QueuePlace,
  Reading,
  WorkloadFacts,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorReading, Surroundings } from '../clusters/ClusterReadings';
import { MirrorRow } from '../clusters/WorkloadMirror';
import { ClusterContext } from './clusterContext';

/** What a row is explained by. */
export interface RowFacts {
  /** The present, in milliseconds since the epoch. */
  now: number;
  context: ClusterContext;
  surroundings: Surroundings | undefined;
  pods: readonly PodFacts[];
  events: readonly EventFacts[];
  /** Where it stands in its queue. */
  place?: QueuePlace;
  /** Other work of the cluster that may be named, by its uid. */
  neighbor?: (uid: string) => MirrorRow | undefined;
}

/** Why a row is as it is, as far as the facts tell. */
export function explainRow(
  row: MirrorRow,
  facts: RowFacts,
): Explanation | undefined {
  const { now, context, surroundings, pods, events, place, neighbor } = facts;
  const { meta, workload } = row;
  const namespace = meta.namespace ?? '';
  const admission = admissionOf(row, surroundings);
  return tryToExplain({
    now,
    name: meta.name,
    namespace,
    reading: workload,
    ...(admission && { admission }),
    ...(place && { place }),
    pods,
    events,
    quotas: context.quotas.filter(
      quota => quota.namespace === undefined || quota.namespace === namespace,
    ),
    nodes: context.nodes,
    missing: missingOf(row, facts, admission),
    neighbors: neighbor ? neighborsOf(admission, neighbor) : [],
  });
}

function tryToExplain(facts: WorkloadFacts): Explanation | undefined {
  try {
    return explainWorkload(facts);
  } catch {
    // A rule that stumbles over what a cluster sent costs its sentence; the facts are shown anyway.
    return undefined;
  }
}

/** What Kueue says about a row. */
export function admissionOf(
  row: MirrorRow,
  surroundings: Surroundings | undefined,
): AdmissionReading | undefined {
  return admissionObjectOf(row, surroundings)?.reading;
}

/** The Kueue Workload of a row: of several that which is not over, then the newest. */
export function admissionObjectOf(
  row: MirrorRow,
  surroundings: Surroundings | undefined,
): MirrorReading<AdmissionReading> | undefined {
  const isOver = ({ phase }: AdmissionReading) => phase === 'finished';
  return (surroundings?.related ?? [])
    .filter(isAdmission)
    .filter(({ meta }) => meta.controllerUid === row.meta.uid)
    .sort(
      ({ reading: a }, { reading: b }) =>
        Number(isOver(a)) - Number(isOver(b)) ||
        (b.since ?? 0) - (a.since ?? 0),
    )[0];
}

function isAdmission(
  other: MirrorReading<Reading>,
): other is MirrorReading<AdmissionReading> {
  return other.reading.type === 'admission';
}

function missingOf(
  { meta, workload }: MirrorRow,
  { context, surroundings }: RowFacts,
  admission: AdmissionReading | undefined,
): WorkloadFacts['missing'] {
  const runtimes = (surroundings?.absent ?? [])
    .filter(({ kind }) => context.knowsRuntimes(kind))
    .map(({ name }) => ({ what: 'runtime' as const, name: name.name }));
  const queue = admission?.queue ?? workload.queue;
  const isThere = context.quotas.some(
    quota =>
      quota.reading.scope === 'local' &&
      quota.name === queue &&
      quota.namespace === meta.namespace,
  );
  return queue === undefined || isThere || !context.knowsQueues
    ? runtimes
    : [...runtimes, { what: 'queue', name: queue }];
}

const UID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** The work that Kueue's message means, where it may be named. */
function neighborsOf(
  admission: AdmissionReading | undefined,
  find: (uid: string) => MirrorRow | undefined,
): WorkloadFacts['neighbors'] {
  return (admission?.message?.match(UID) ?? []).flatMap(uid => {
    const row = find(uid);
    return row
      ? [{ uid, name: row.meta.name, namespace: row.meta.namespace }]
      : [];
  });
}
