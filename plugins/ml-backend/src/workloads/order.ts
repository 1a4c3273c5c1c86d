import {
  AcceleratorSharing,
  ListWorkloadsRequest,
  WorkloadSort,
  WORKLOAD_STATES,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../clusters/WorkloadMirror';

/** What a row is sorted by; absent values come last in both directions. */
export type SortValue = string | number | undefined;

/**
 * A place in an order: the values of a row that was there, whether or not it still is.
 */
export interface Place {
  values: readonly SortValue[];
  cluster: string;
  uid: string;
}

/**
 * A total order of rows: cluster and uid decide between equals.
 */
export interface Order {
  compare(a: MirrorRow, b: MirrorRow): number;
  /** Where a row stands beside a place. */
  compareToPlace(row: MirrorRow, place: Place): number;
  place(row: MirrorRow): Place;
}

type Field = (row: MirrorRow) => SortValue;

const RANKS = new Map(WORKLOAD_STATES.map((state, index) => [state, index]));

/** In whole seconds, as Kubernetes dates objects: also what the engine compares without boxing. */
const age: Field = ({ meta }) =>
  meta.createdAt === undefined ? undefined : -Math.floor(meta.createdAt / 1000);

const FIELDS: Record<WorkloadSort, readonly Field[]> = {
  attention: [({ workload }) => RANKS.get(workload.state), age],
  name: [({ meta }) => meta.name],
  namespace: [({ meta }) => meta.namespace, ({ meta }) => meta.name],
  cluster: [({ cluster }) => cluster, ({ meta }) => meta.name],
  kind: [({ kind }) => kind.kind, ({ meta }) => meta.name],
  queue: [({ workload }) => workload.queue, ({ meta }) => meta.name],
  age: [age],
  // Ways of sharing are compared one after the other, never added up.
  accelerators: [
    count('whole'),
    count('claim'),
    count('mig'),
    count('shared'),
    ({ meta }) => meta.name,
  ],
};

function count(sharing: AcceleratorSharing): Field {
  return ({ workload }) => {
    let sum = 0;
    for (const accelerator of workload.accelerators) {
      if (accelerator.sharing === sharing) {
        sum += accelerator.count;
      }
    }
    return sum;
  };
}

/**
 * The order that a request asks for.
 */
export function orderOf(
  sort: NonNullable<ListWorkloadsRequest['sort']>,
): Order {
  const direction = sort.startsWith('-') ? -1 : 1;
  const fields = FIELDS[sort.replace(/^-/, '') as WorkloadSort];

  return {
    compare(a, b) {
      for (const field of fields) {
        const difference = compareValues(field(a), field(b), direction);
        if (difference !== 0) {
          return difference;
        }
      }
      return compareKeys(a.cluster, a.meta.uid, b.cluster, b.meta.uid);
    },
    compareToPlace(row, place) {
      for (let index = 0; index < fields.length; index++) {
        const difference = compareValues(
          fields[index](row),
          place.values[index],
          direction,
        );
        if (difference !== 0) {
          return difference;
        }
      }
      return compareKeys(row.cluster, row.meta.uid, place.cluster, place.uid);
    },
    place(row) {
      return {
        values: fields.map(field => field(row)),
        cluster: row.cluster,
        uid: row.meta.uid,
      };
    },
  };
}

function compareValues(a: SortValue, b: SortValue, direction: number): number {
  if (a === b) {
    return 0;
  }
  if (a === undefined) {
    return 1;
  }
  if (b === undefined) {
    return -1;
  }
  return a < b ? -direction : direction;
}

function compareKeys(
  clusterA: string,
  uidA: string,
  clusterB: string,
  uidB: string,
): number {
  return compareValues(clusterA, clusterB, 1) || compareValues(uidA, uidB, 1);
}
