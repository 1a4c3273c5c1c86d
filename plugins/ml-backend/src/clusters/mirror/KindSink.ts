import { Kind, parseObject } from '@mlport/backstage-plugin-ml-common';
import { ReflectorSink } from '../reflector';
import { ClusterStore } from './ClusterStore';

/** Puts the objects of one kind into the store, and counts those that cannot be put anywhere. */
export class KindSink implements ReflectorSink {
  readonly #kind: Kind;
  readonly #type: { apiVersion: string; kind: string };
  readonly #store: ClusterStore;
  readonly #onClear: () => void;
  #generation = 0;
  #unreadable = 0;
  /** How many objects were news since the last list began. */
  #news = 0;

  /** @param version - the API version that is read, for lists whose items do not repeat it. */
  constructor(options: {
    kind: Kind;
    version: string;
    store: ClusterStore;
    /** Called when all was dropped because the portal may not read it any longer. */
    onClear: () => void;
  }) {
    this.#kind = options.kind;
    const { group, kind } = options.kind;
    this.#type = {
      apiVersion: group ? `${group}/${options.version}` : options.version,
      kind,
    };
    this.#store = options.store;
    this.#onClear = options.onClear;
  }

  /** How many objects could not be read since the last list began. */
  get unreadable(): number {
    return this.#unreadable;
  }

  beginList(): void {
    this.#generation = this.#store.nextGeneration();
    this.#unreadable = 0;
    this.#news = 0;
  }

  upsert(json: unknown): void {
    const object = parseObject(json, this.#type);
    if (!object.ok) {
      this.#unreadable += 1;
      return;
    }
    try {
      const isNews = this.#kind.relevant(object.value)
        ? this.#store.upsert(this.#kind, object.value, this.#generation)
        : this.#store.remove(this.#kind, object.value.meta.uid);
      this.#news += isNews ? 1 : 0;
    } catch {
      // A kind that breaks its promise not to throw: its object is lost, its neighbors are not.
      this.#unreadable += 1;
    }
  }

  remove(json: unknown): void {
    const object = parseObject(json, this.#type);
    if (object.ok) {
      this.#store.remove(this.#kind, object.value.meta.uid);
    } else {
      this.#unreadable += 1;
    }
  }

  endList(): number {
    return this.#news + this.#store.sweep(this.#kind, this.#generation);
  }

  clear(): void {
    this.#unreadable = 0;
    this.#store.sweep(this.#kind);
    this.#onClear();
  }
}
