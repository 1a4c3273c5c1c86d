/** So many values are shared; then sharing starts anew, which costs memory but never grows it. */
const MAX_ENTRIES = 20_000;
/** Longer texts are seldom equal. */
const MAX_SHARED_LENGTH = 100;

/**
 * Makes equal values one value, so that 100,000 rows hold the same `Worker: 8 of 8 ready` once.
 * What it gives out must not be changed.
 */
export class Pool {
  readonly #strings = new Map<string, string>();
  readonly #values = new Map<string, unknown>();

  /** The same text; long ones are copied off the document that they were cut from. */
  string(text: string): string {
    if (text.length > MAX_SHARED_LENGTH) {
      return Buffer.from(text, 'utf8').toString('utf8');
    }
    return shared(this.#strings, text, text);
  }

  /** The same plain data. */
  value<T>(value: T): T {
    if (typeof value === 'string') {
      return this.string(value) as T & string;
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    return shared(this.#values as Map<string, T>, JSON.stringify(value), value);
  }

  /** The same record with its fields pooled. */
  fields<T extends object>(record: T): T {
    const pooled = { ...record };
    for (const key of Object.keys(pooled) as (keyof T)[]) {
      pooled[key] = this.value(pooled[key]);
    }
    return pooled;
  }
}

function shared<T>(pool: Map<string, T>, key: string, value: T): T {
  const held = pool.get(key);
  if (held !== undefined) {
    return held;
  }
  if (pool.size >= MAX_ENTRIES) {
    pool.clear();
  }
  pool.set(key, value);
  return value;
}
