import {
  Kind,
  KubernetesObject,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import {
  ListedReadings,
  MirrorReading,
  Surroundings,
} from '../ClusterReadings';
import { MirrorRow } from '../WorkloadMirror';
import { Fragment, readFragment } from './Fragment';
import { Multimap } from './Multimap';
import { NamespaceOwners } from './NamespaceOwners';
import { Relations } from './Relations';
import { Rows, RowsOptions } from './Rows';
import { surroundingsOf } from './surroundingsOf';

const LISTED: ReadonlySet<string> = new Set<keyof ListedReadings>([
  'quota',
  'flavor',
  'node',
  'namespace',
]);

/** What a store needs. */
export interface ClusterStoreOptions extends RowsOptions {
  readonly kinds: readonly Kind[];
}

/** That an object is held, and in which version; for comparing with the cluster. */
export interface HeldObject {
  readonly kind: Kind;
  readonly uid: string;
  readonly version: string;
}

/** The fragments of one cluster, and the rows that come of them. */
export class ClusterStore {
  readonly #options: ClusterStoreOptions;
  readonly #fragments = new Map<string, Fragment>();
  readonly #relations: Relations;
  readonly #rows: Rows;
  /** Workloads by the uid of their controller. */
  readonly #parts = new Multimap<string, Fragment>();
  readonly #byNamespace = new Multimap<string, Fragment>();
  /** What can be listed, by the type of its reading. */
  readonly #byType = new Multimap<string, Fragment>();
  readonly #namespaceOwners = new NamespaceOwners();
  readonly #counts = new Map<string, number>();
  #generation = 0;

  static create(options: ClusterStoreOptions) {
    return new ClusterStore(options);
  }

  private constructor(options: ClusterStoreOptions) {
    this.#options = options;
    this.#relations = new Relations(options.kinds, this.#fragments);
    this.#rows = new Rows(options, {
      fragments: this.#fragments,
      relations: this.#relations,
      declared: this.#namespaceOwners,
    });
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

  /** The row of a name. */
  rowNamed(
    wanted: Pick<WorkloadAddress, 'namespace' | 'group' | 'kind' | 'name'>,
  ): MirrorRow | undefined {
    return this.#byNamespace
      .get(wanted.namespace)
      .find(
        ({ kind, meta, row }) =>
          row &&
          meta.name === wanted.name &&
          kind.kind === wanted.kind &&
          kind.group === wanted.group,
      )?.row;
  }

  /** All readings of a type. */
  readings<T extends keyof ListedReadings>(
    type: T,
  ): MirrorReading<ListedReadings[T]>[] {
    return this.#byType
      .get(type)
      .map(
        fragment =>
          this.#describe(fragment) as MirrorReading<ListedReadings[T]>,
      );
  }

  /** What is around the row of a uid. */
  surroundings(uid: string): Surroundings | undefined {
    const fragment = this.#fragments.get(uid);
    return (
      fragment?.row &&
      surroundingsOf(fragment, {
        relations: this.#relations,
        parts: this.#parts,
        describe: other => this.#describe(other),
      })
    );
  }

  /**
   * All objects that are held, rows or not. A row's own `meta.resourceVersion` is that of the last
   * change that anybody could see; this one is the newest.
   */
  *held(): Generator<HeldObject> {
    for (const { kind, meta, version } of this.#fragments.values()) {
      yield { kind, uid: meta.uid, version };
    }
  }

  /** A number for a list that begins; no other list has it, of whatever reader of a kind. */
  nextGeneration(): number {
    this.#generation += 1;
    return this.#generation;
  }

  /**
   * Takes an object as it is now; answers whether that was news. An equal resource version is an
   * equal object.
   *
   * @throws what the kind throws when it reads, although it should not.
   */
  upsert(kind: Kind, object: KubernetesObject, generation: number): boolean {
    const { uid, resourceVersion } = object.meta;
    const held = this.#fragments.get(uid);
    if (
      held?.kind === kind &&
      resourceVersion !== '' &&
      held.version === resourceVersion
    ) {
      held.generation = generation;
      return false;
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
    this.#rows.refresh(next);
    this.#refreshAll(dependents, next);
    return held?.kind !== kind || held.version !== resourceVersion;
  }

  /** Drops an object; answers whether it was held for this kind. */
  remove(kind: Kind, uid: string): boolean {
    const held = this.#fragments.get(uid);
    if (held?.kind !== kind) {
      return false;
    }
    const dependents = new Set<Fragment>();
    this.#unlink(held, dependents);
    this.#rows.drop(held);
    this.#refreshAll(dependents, held);
    return true;
  }

  /**
   * Drops the objects of a kind that the list `generation` did not confirm, all without one;
   * answers how many.
   */
  sweep(kind: Kind, generation?: number): number {
    let dropped = 0;
    for (const fragment of this.#fragments.values()) {
      if (fragment.kind === kind && fragment.generation !== generation) {
        this.remove(kind, fragment.meta.uid);
        dropped += 1;
      }
    }
    return dropped;
  }

  #link(fragment: Fragment, dependents: Set<Fragment>): void {
    const { kind, meta, reading } = fragment;
    this.#fragments.set(meta.uid, fragment);
    this.#counts.set(kind.id, this.count(kind) + 1);
    this.#relations.add(fragment);
    if (LISTED.has(reading.type)) {
      this.#byType.add(reading.type, fragment);
    }
    if (reading.type === 'workload') {
      if (meta.controllerUid !== undefined) {
        this.#parts.add(meta.controllerUid, fragment);
      }
      this.#byNamespace.add(meta.namespace ?? '', fragment);
    }
    if (
      reading.type === 'namespace' &&
      this.#namespaceOwners.declare(meta, reading.owner)
    ) {
      this.#collectInhabitants(meta.name, dependents);
    }
    this.#collectDependents(fragment, dependents);
  }

  #unlink(fragment: Fragment, dependents: Set<Fragment>): void {
    const { kind, meta, reading } = fragment;
    this.#collectDependents(fragment, dependents);
    this.#fragments.delete(meta.uid);
    this.#counts.set(kind.id, this.count(kind) - 1);
    this.#relations.remove(fragment);
    this.#byType.delete(reading.type, fragment);
    if (reading.type === 'workload') {
      if (meta.controllerUid !== undefined) {
        this.#parts.delete(meta.controllerUid, fragment);
      }
      this.#byNamespace.delete(meta.namespace ?? '', fragment);
    }
    if (reading.type === 'namespace' && this.#namespaceOwners.retract(meta)) {
      this.#collectInhabitants(meta.name, dependents);
    }
  }

  #describe({ kind, meta, reading }: Fragment): MirrorReading {
    const { cluster, owners } = this.#options;
    const namespace = reading.type === 'namespace' ? meta.name : meta.namespace;
    const owner =
      namespace === undefined
        ? undefined
        : owners.ownerOf(namespace, this.#namespaceOwners.of(namespace));
    return { cluster, kind, meta, reading, ...(owner && { owner }) };
  }

  #collectInhabitants(namespace: string, dependents: Set<Fragment>): void {
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
        this.#rows.refresh(dependent);
      }
    }
  }
}
