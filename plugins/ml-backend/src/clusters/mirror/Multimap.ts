/** Several values under a key. A lone value is held bare: most keys have one. */
export class Multimap<K, V extends object> {
  readonly #map = new Map<K, V | Set<V>>();

  add(key: K, value: V): void {
    const held = this.#map.get(key);
    if (held === undefined) {
      this.#map.set(key, value);
    } else if (held instanceof Set) {
      held.add(value);
    } else if (held !== value) {
      this.#map.set(key, new Set([held, value]));
    }
  }

  delete(key: K, value: V): void {
    const held = this.#map.get(key);
    if (held === value) {
      this.#map.delete(key);
    } else if (held instanceof Set) {
      held.delete(value);
      if (held.size === 0) {
        this.#map.delete(key);
      }
    }
  }

  /** A copy, so that the map may change while it is walked. */
  get(key: K): readonly V[] {
    const held = this.#map.get(key);
    if (held === undefined) {
      return [];
    }
    return held instanceof Set ? [...held] : [held];
  }
}
