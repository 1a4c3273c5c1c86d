import { isDeepStrictEqual } from 'node:util';
import {
  Reading,
  RelatedReadings,
  WorkloadReading,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../WorkloadMirror';
import { Fragment } from './Fragment';
import { NamespaceOwners } from './NamespaceOwners';
import { Owners } from './Owners';
import { Pool } from './Pool';
import { mayOwn, Relations } from './Relations';

/** A row before it has its place in the order of changes. */
type RowFacts = Omit<MirrorRow, 'sequence'>;

/** What rows are made with and told to. */
export interface RowsOptions {
  readonly cluster: string;
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

/** Makes the rows of fragments: combined with what is related, rolled up, owned. */
export class Rows {
  readonly #options: RowsOptions;
  readonly #fragments: ReadonlyMap<string, Fragment>;
  readonly #relations: Relations;
  /** What namespaces say about their owner. */
  readonly #declared: NamespaceOwners;

  constructor(
    options: RowsOptions,
    facts: {
      fragments: ReadonlyMap<string, Fragment>;
      relations: Relations;
      declared: NamespaceOwners;
    },
  ) {
    this.#options = options;
    this.#fragments = facts.fragments;
    this.#relations = facts.relations;
    this.#declared = facts.declared;
  }

  /** Makes the row of a fragment anew; it is told when somebody could see the difference. */
  refresh(fragment: Fragment): void {
    const { kind, meta, reading } = fragment;
    if (reading.type !== 'workload' || this.#isPart(fragment)) {
      this.drop(fragment);
      return;
    }
    const workload = this.#combine(fragment, reading);
    const { cluster, owners } = this.#options;
    const owner = owners.ownerOf(
      meta.namespace,
      this.#declared.of(meta.namespace),
    );
    const row = { cluster, kind, meta, workload, owner };
    if (!fragment.row || !looksEqual(fragment.row, row)) {
      this.#set(fragment, row);
    }
  }

  /** Drops the row of a fragment, if it has one. */
  drop(fragment: Fragment): void {
    if (fragment.row) {
      this.#set(fragment, undefined);
    }
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

  #set(fragment: Fragment, facts: RowFacts | undefined): void {
    const before = fragment.row;
    const sequence = this.#options.nextSequence();
    fragment.row = facts && { ...facts, sequence };
    this.#options.emit(sequence, before, fragment.row);
  }
}

/** Whether nobody who looks at the two could tell them apart. */
function looksEqual(a: RowFacts, b: RowFacts): boolean {
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
