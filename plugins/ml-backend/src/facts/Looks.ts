/** Waits between one look at a row that still waits and the next, in milliseconds. */
const WAITS_MS = [60_000, 5 * 60_000, 15 * 60_000];

/**
 * The wait after a first look that found no cause, in milliseconds: work that has just come has no
 * events yet, and its pods have tried nothing.
 */
const SOON_MS = 6_000;

interface Look {
  /** What the row was like. */
  likeness: string;
  count: number;
  /** In milliseconds since the epoch. */
  at: number;
  /** Whether it found a cause. */
  isSure: boolean;
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
    return now - look.at >= waitAfter(look);
  }

  /** Notes a look; answers after how many milliseconds the next one is due. */
  note(
    key: string,
    {
      now,
      ...found
    }: { likeness: string; now: number; isSure: boolean; isFinal: boolean },
  ): number {
    const before = this.#looks.get(key);
    const isSame = before?.likeness === found.likeness;
    const count = before && isSame ? before.count + 1 : 1;
    const look = { ...found, count, at: now };
    this.#looks.set(key, look);
    return waitAfter(look);
  }

  forget(key: string): void {
    this.#looks.delete(key);
  }
}

function waitAfter({ count, isSure, isFinal }: Look): number {
  if (isFinal) {
    return Infinity;
  }
  return count === 1 && !isSure
    ? SOON_MS
    : WAITS_MS[Math.min(count, WAITS_MS.length) - 1];
}
