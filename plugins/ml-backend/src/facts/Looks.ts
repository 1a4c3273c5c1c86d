/** Waits between one look at a row that still waits and the next, in milliseconds. */
const WAITS_MS = [60_000, 5 * 60_000, 15 * 60_000];

interface Look {
  /** What the row was like. */
  likeness: string;
  count: number;
  /** In milliseconds since the epoch. */
  at: number;
  /** Nothing new can come of another look. */
  isFinal: boolean;
}

/** When each row was looked at, and when it is worth another look. */
export class Looks {
  readonly #looks = new Map<string, Look>();

  /** Whether a row that is like this is due. */
  isDue(key: string, likeness: string, now: number): boolean {
    const look = this.#looks.get(key);
    if (!look || look.likeness !== likeness) {
      return true;
    }
    const wait = WAITS_MS[Math.min(look.count, WAITS_MS.length) - 1];
    return !look.isFinal && now - look.at >= wait;
  }

  /** Notes a look. */
  note(
    key: string,
    look: { likeness: string; now: number; isFinal: boolean },
  ): void {
    const before = this.#looks.get(key);
    const isSame = before?.likeness === look.likeness;
    this.#looks.set(key, {
      likeness: look.likeness,
      count: before && isSame ? before.count + 1 : 1,
      at: look.now,
      isFinal: look.isFinal,
    });
  }

  forget(key: string): void {
    this.#looks.delete(key);
  }
}
