import { FitVerdict } from './FitAnswer';

const WORST_FIRST: readonly FitVerdict[] = [
  'never',
  'unknown',
  'waits',
  'fits',
];

/** The worst of some verdicts; `fits` of none. */
export function worstOf(verdicts: readonly FitVerdict[]): FitVerdict {
  return WORST_FIRST.find(verdict => verdicts.includes(verdict)) ?? 'fits';
}

/** Sorts what decides first, and leaves the order otherwise. */
export function byVerdict(
  a: { verdict: FitVerdict },
  b: { verdict: FitVerdict },
): number {
  return WORST_FIRST.indexOf(a.verdict) - WORST_FIRST.indexOf(b.verdict);
}
