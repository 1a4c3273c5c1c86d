import { createHash } from 'node:crypto';

/** Numbers and texts that look random, the same for the same seed. */
export class SeededRandom {
  #state: number;

  static of(seed: string): SeededRandom {
    const digest = createHash('sha256').update(seed).digest();
    return new SeededRandom(digest.readUInt32LE(0));
  }

  private constructor(state: number) {
    this.#state = state;
  }

  /** A number in [0, 1); mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to below a limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Hexadecimal digits. */
  text(length: number): string {
    let text = '';
    while (text.length < length) {
      text += this.below(2 ** 32)
        .toString(16)
        .padStart(8, '0');
    }
    return text.slice(0, length);
  }

  /** A uid as Kubernetes gives them. */
  uid(): string {
    const lengths = [8, 4, 4, 4, 12];
    return lengths.map(length => this.text(length)).join('-');
  }
}
