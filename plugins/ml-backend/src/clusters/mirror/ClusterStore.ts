import { isDeepStrictEqual } from 'node:util';
import {
  Kind,
  KubernetesObject,
  Reading,
  RelatedReadings,
  WorkloadReading,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../WorkloadMirror';
import { Fragment, readFragment } from './Fragment';
import { Multimap } from './Multimap';
import { Owners } from './Owners';
import { Pool } from './Pool';
import { mayOwn, Relations } from './Relations';

/** What a store needs. */
export interface ClusterStoreOptions {
  readonly cluster: string;
  readonly kinds: readonly Kind[];
  readonly owners: Owners;
  readonly pool: Pool;
  /** The sequence of a change that is about to be emitted. */
  nextSequence(): number;
  /** A row came, changed or went; `sequence` is the change's. */
  emit(
    sequence: number,
    before: MirrorRow | undefined,
    after: MirrorRow | undefined,
  ): void;
}

/** The fragments of one cluster, and the rows that come of them. */
export class ClusterStore {
  readonly #options: ClusterStoreOptions;
  readonly #fragments = new Map<string, Fragment>();
  readonly #relations: Relations;
  /** Workloads by the uid of their controller. */
  readonly #parts = new Multimap<string, Fragment>();
  readonly #byNamespace = new Multimap<string, Fragment>();
  readonly #namespaceOwners = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  static create(options: ClusterStoreOptions) {
    return new ClusterStore(options);
  }

  private constructor(options: ClusterStoreOptions) {
    this.#options = options;
    this.#relations = new Relations(options.kinds, this.#fragments);
  }

  /** How many objects of a kind are held. */
  count(kind: Kind): number {
    return this.#counts.get(kind.id) ?? 0;
  }

  row(uid: string): MirrorRow | undefined {
    return this.#fragments.get(uid)?.row;
  }

  *rows(): Generator<MirrorRow> {
    for (const { row } of this.#fragments.values()) {
      if (row) {
        yield row;
      }
    }
  }

  /**
   * Takes an object as it is now. An equal resource version is an equal object.
   *
   * @throws what the kind throws when it reads, although it should not.
   */
  upsert(kind: Kind, object: KubernetesObject, generation: number): void {
    const { uid, resourceVersion } = object.meta;
    const held = this.#fragments.get(uid);
    if (
      held?.kind === kind &&
      resourceVersion !== '' &&
      held.version === resourceVersion
    ) {
      held.generation = generation;
      return;
    }
    const next = readFragment({
      kind,
      object,
      pool: this.#options.pool,
      generation,
      before: held,
    });
    const dependents = new Set<Fragment>();
    if (held) {
      this.#unlink(held, dependents);
    }
    this.#link(next, dependents);
    this.#refresh(next);
    this.#refreshAll(dependents, next);
  }

  /** Drops an object; nothing happens when it is not held for this kind. */
  remove(kind: Kind, uid: string): void {
    const held = this.#fragments.get(uid);
    if (held?.kind !== kind) {
      return;
    }
    const dependents = new Set<Fragment>();
    this.#unlink(held, dependents);
    this.#setRow(held, undefined);
    this.#refreshAll(dependents, held);
  }

  /** Drops the objects of a kind that the list `generation` did not confirm; all without one. */
  sweep(kind: Kind, generation?: number): void {
    for (const fragment of this.#fragments.values()) {
      if (fragment.kind === kind && fragment.generation !== generation) {
        this.remove(kind, fragment.meta.uid);
      }
    }
  }

  #link(fragment: Fragment, dependents: Set<Fragment>): void {
    const { kind, meta, reading } = fragment;
    this.#fragments.set(meta.uid, fragment);
    this.#counts.set(kind.id, this.count(kind) + 1);
    this.#relations.add(fragment);
    if (reading.type === 'workload') {
      if (meta.controllerUid !== undefined) {
        this.#parts.add(meta.controllerUid, fragment);
      }
      this.#byNamespace.add(meta.namespace ?? '', fragment);
    }
    if (reading.type === 'namespace') {
      this.#declareOwner(meta.name, reading.owner, dependents);
    }
    this.#collectDependents(fragment, dependents);
  }

  #unlink(fragment: Fragment, dependents: Set<Fragment>): void {
    const { kind, meta, reading } = fragment;
    this.#collectDependents(fragment, dependents);
    this.#fragments.delete(meta.uid);
    this.#counts.set(kind.id, this.count(kind) - 1);
    this.#relations.remove(fragment);
    if (reading.type === 'workload') {
      if (meta.controllerUid !== undefined) {
        this.#parts.delete(meta.controllerUid, fragment);
      }
      this.#byNamespace.delete(meta.namespace ?? '', fragment);
    }
    if (reading.type === 'namespace') {
      this.#declareOwner(meta.name, undefined, dependents);
    }
  }

  #declareOwner(
    namespace: string,
    owner: string | undefined,
    dependents: Set<Fragment>,
  ): void {
    if (this.#namespaceOwners.get(namespace) === owner) {
      return;
    }
    if (owner === undefined) {
      this.#namespaceOwners.delete(namespace);
    } else {
      this.#namespaceOwners.set(namespace, owner);
    }
    for (const fragment of this.#byNamespace.get(namespace)) {
      dependents.add(fragment);
    }
  }

  #collectDependents(fragment: Fragment, dependents: Set<Fragment>): void {
    for (const dependent of this.#relations.dependentsOf(fragment)) {
      dependents.add(dependent);
    }
    if (fragment.reading.type === 'workload') {
      for (const part of this.#parts.get(fragment.meta.uid)) {
        dependents.add(part);
      }
    }
  }

  #refreshAll(dependents: Set<Fragment>, except: Fragment): void {
    for (const dependent of dependents) {
      const held = this.#fragments.get(dependent.meta.uid) === dependent;
      if (held && dependent !== except) {
        this.#refresh(dependent);
      }
    }
  }

  #refresh(fragment: Fragment): void {
    const { kind, meta, reading } = fragment;
    if (reading.type !== 'workload' || this.#isPart(fragment)) {
      this.#setRow(fragment, undefined);
      return;
    }
    const workload = this.#combine(fragment, reading);
    const declared = this.#namespaceOwners.get(meta.namespace ?? '');
    const owner = this.#options.owners.ownerOf(meta.namespace, declared);
    const { cluster } = this.#options;
    this.#setRow(fragment, { cluster, kind, meta, workload, owner });
  }

  #combine(fragment: Fragment, own: WorkloadReading): WorkloadReading {
    if (!this.#relations.hasRelated(fragment)) {
      return own;
    }
    const related: RelatedReadings = {
      of: <T extends Reading>(kindId: string) =>
        this.#relations
          .relatedTo(fragment, kindId)
          .map(({ reading }) => reading as T),
    };
    try {
      const combined = fragment.kind.combine(own, related);
      return combined.type === 'workload'
        ? this.#options.pool.fields(combined)
        : own;
    } catch {
      // A kind that breaks its promise not to throw costs its own row the related facts, and
      // leaves the other rows alone.
      return own;
    }
  }

  /** Whether its controller is a workload that is mirrored itself: then it is not a row of its own. */
  #isPart(fragment: Fragment): boolean {
    const { controllerUid } = fragment.meta;
    const owner = controllerUid && this.#fragments.get(controllerUid);
    return Boolean(
      owner &&
        owner !== fragment &&
        owner.reading.type === 'workload' &&
        mayOwn(owner, fragment),
    );
  }

  #setRow(fragment: Fragment, next?: Omit<MirrorRow, 'sequence'>): void {
    const before = fragment.row;
    if (!before && !next) {
      return;
    }
    if (before && next && looksEqual(before, next)) {
      return;
    }
    const sequence = this.#options.nextSequence();
    fragment.row = next && { ...next, sequence };
    this.#options.emit(sequence, before, fragment.row);
  }
}

/** Whether nobody who looks at the two could tell them apart. */
function looksEqual(
  a: Omit<MirrorRow, 'sequence'>,
  b: Omit<MirrorRow, 'sequence'>,
): boolean {
  return (
    a.kind === b.kind &&
    a.owner === b.owner &&
    a.meta.name === b.meta.name &&
    a.meta.namespace === b.meta.namespace &&
    a.meta.createdAt === b.meta.createdAt &&
    a.meta.deletedAt === b.meta.deletedAt &&
    isDeepStrictEqual(a.meta.labels, b.meta.labels) &&
    isDeepStrictEqual(a.workload, b.workload)
  );
}
