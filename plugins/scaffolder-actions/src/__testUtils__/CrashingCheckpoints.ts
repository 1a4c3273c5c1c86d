import { JsonValue } from '@backstage/types';

/** The checkpoints of a task that is cut off after some work was done, before that is written down. */
export class CrashingCheckpoints extends Map<string, JsonValue> {
  #crashAt: number | undefined;

  /** @param count - how many checkpoints are written before the crash */
  constructor(count: number) {
    super();
    this.#crashAt = count;
  }

  set(key: string, value: JsonValue): this {
    if (this.size === this.#crashAt) {
      this.#crashAt = undefined;
      throw new Error('The backend was killed');
    }
    return super.set(key, value);
  }
}
