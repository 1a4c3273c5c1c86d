import { Asker } from './RequestGate';

/** How much of everything a request may take. */
export interface Patience {
  /** How long an attempt may take, in milliseconds. */
  readonly timeoutMs: number;
  /** How long it may wait for its turn, in milliseconds. */
  readonly turnMs: number;
  readonly attempts: number;
  /** The most bytes of an answer. */
  readonly maxBytes: number;
}

const MEGABYTE = 1024 * 1024;

/** A page of 5,000 versions has some 3 MB; one of 200 runs with many metrics as much. */
export const PATIENCE: Readonly<Record<Asker, Patience>> = {
  person: {
    timeoutMs: 15_000,
    turnMs: 10_000,
    attempts: 2,
    maxBytes: 32 * MEGABYTE,
  },
  background: {
    timeoutMs: 30_000,
    turnMs: 5 * 60_000,
    attempts: 3,
    maxBytes: 64 * MEGABYTE,
  },
};
