/** An object as a simulated cluster keeps it. */
export interface SimulatedObject {
  readonly metadata: Record<string, unknown> & {
    uid: string;
    resourceVersion: string;
  };
  readonly spec: unknown;
}

/** One change of one object. */
export interface Change {
  readonly version: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: SimulatedObject;
  readonly previous?: SimulatedObject;
}

/** The objects of one collection, and the changes that led there, back to the last compaction. */
export class History {
  readonly #objects = new Map<string, SimulatedObject>();
  #log: Change[] = [];

  get(uid: string): SimulatedObject | undefined {
    return this.#objects.get(uid);
  }

  objects(): SimulatedObject[] {
    return [...this.#objects.values()];
  }

  record(change: Change): void {
    const { uid } = change.object.metadata;
    if (change.type === 'DELETED') {
      this.#objects.delete(uid);
    } else {
      this.#objects.set(uid, change.object);
    }
    this.#log.push(change);
  }

  /** As if the last change were only in the store and nobody had been told of it. */
  loseLast(): void {
    this.#log.pop();
  }

  compact(): void {
    this.#log = [];
  }

  since(version: number): readonly Change[] {
    return this.#log.filter(change => change.version > version);
  }

  /** The objects as they were at a version that is not compacted away. */
  at(version: number): SimulatedObject[] {
    const objects = new Map(this.#objects);
    for (const change of this.since(version).toReversed()) {
      const { uid } = change.object.metadata;
      if (change.previous) {
        objects.set(uid, change.previous);
      } else {
        objects.delete(uid);
      }
    }
    return [...objects.values()];
  }
}
