import type { PocketCluster } from '../pocket/PocketCluster';
import { PlacedObject } from './runObjects';

/** What was written of one thing on a cluster; writes what changes, removes what is no more. */
export class WrittenObjects {
  readonly #cluster: PocketCluster;
  /** What containers wrote, by the uid of their pod. */
  readonly #logs: Map<string, string[]>;
  /** What was written last, by address. */
  readonly #texts = new Map<string, string>();

  static create(
    cluster: PocketCluster,
    logs: Map<string, string[]>,
  ): WrittenObjects {
    return new WrittenObjects(cluster, logs);
  }

  private constructor(cluster: PocketCluster, logs: Map<string, string[]>) {
    this.#cluster = cluster;
    this.#logs = logs;
  }

  /** Writes what is new or changed, and removes what was written before and is no more. */
  replace(placed: PlacedObject[]): void {
    const gone = new Set(this.#texts.keys());
    for (const { id, key, object, log } of placed) {
      const address = `${id} ${key}`;
      gone.delete(address);
      if (log) {
        this.#logs.set(object.metadata.uid ?? '', log);
      }
      const text = JSON.stringify(object);
      if (this.#texts.get(address) !== text) {
        this.#texts.set(address, text);
        this.#cluster.store.put(this.#cluster.type(id), key, object);
      }
    }
    for (const address of gone) {
      const [id, key] = address.split(' ');
      const type = this.#cluster.type(id);
      const { store } = this.#cluster;
      this.#logs.delete(store.get(type, key)?.metadata.uid ?? '');
      this.#texts.delete(address);
      store.remove(type, key);
    }
  }
}
