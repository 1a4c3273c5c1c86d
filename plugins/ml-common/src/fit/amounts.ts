import { acceleratorSharing, amountOf } from '../kubernetes';

/** Quantities are decimal and ours are binary: sums of tenths must not exceed by a rounding. */
const TOLERANCE = 1e-9;

/** Whether an amount is more than another. */
export function exceeds(amount: number, bound: number): boolean {
  return amount - bound > TOLERANCE * Math.max(1, Math.abs(bound));
}

/** An amount without its noun: `4`, `64 GiB`. */
export function figureOf(resource: string, amount: number): string {
  const words = wordsOf(resource, amount);
  return /^[\d.]+ [GM]iB/.exec(words)?.[0] ?? `${rounded(amount)}`;
}

/** An amount with its noun: `4 GPUs`, `64 GiB of memory`. */
export function wordsOf(resource: string, amount: number): string {
  return amountOf(resource, rounded(amount));
}

/** `2 of 8 GPUs`, `16 GiB of 64 GiB of memory`. */
export function partOf(resource: string, part: number, whole: number): string {
  return `${figureOf(resource, part)} of ${wordsOf(resource, whole)}`;
}

/** Accelerators before all else: they are what people look for. */
export function byScarcity(a: string, b: string): number {
  return Number(isAccelerator(b)) - Number(isAccelerator(a));
}

/** Whether a resource is a device that nodes list; what claims hand out is not. */
export function isAccelerator(resource: string): boolean {
  const sharing = acceleratorSharing(resource);
  return sharing !== undefined && sharing !== 'claim';
}

function rounded(amount: number): number {
  return Math.round(amount * 1000) / 1000;
}
