import {
  FlavorReading,
  Kind,
  NamespaceReading,
  NodeReading,
  ObjectMeta,
  ObjectName,
  QuotaReading,
  Reading,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from './WorkloadMirror';

/** What the mirror holds of one object, be it a row or not. */
export interface MirrorReading<T extends Reading = Reading> {
  readonly cluster: string;
  readonly kind: Kind;
  readonly meta: ObjectMeta;
  readonly reading: T;
  /** The entity reference of the owner of its namespace, or of it as a namespace. */
  readonly owner?: string;
}

/** What is around one row. */
export interface Surroundings {
  /** What its kind looks for and is there. */
  readonly related: readonly MirrorReading[];
  /** The mirrored work that it controls, and what that controls. */
  readonly parts: readonly MirrorReading[];
  /** What it names and is not held, by the id of the kind. */
  readonly absent: readonly {
    readonly kind: string;
    readonly name: ObjectName;
  }[];
}

/** The types of readings that can be listed. */
export interface ListedReadings {
  quota: QuotaReading;
  flavor: FlavorReading;
  node: NodeReading;
  namespace: NamespaceReading;
}

/**
 * What the mirror knows beside its rows. Reading it costs the API servers nothing.
 */
export interface ClusterReadings {
  /** The row of an address, if there is one. */
  rowAt(address: WorkloadAddress): MirrorRow | undefined;
  /** All readings of a type, of one cluster or of all. */
  readings<T extends keyof ListedReadings>(
    type: T,
    cluster?: string,
  ): MirrorReading<ListedReadings[T]>[];
  /** What is around a row. */
  surroundings(cluster: string, uid: string): Surroundings | undefined;
}
