import { QuotaFigures } from '@mlport/backstage-plugin-ml-common';

/** A part of a bar, in percent of its length. */
export interface BarPart {
  part: 'own' | 'lent' | 'perhaps' | 'idle' | 'borrowed';
  percent: number;
}

/**
 * The parts of the bar of one resource, from its start. The bar is as long as the entitlement, and
 * as what is borrowed on top of it. Nothing where it is not known what of it is used.
 */
export function barParts(figure: QuotaFigures): BarPart[] {
  const { entitled, used, borrowed = 0, lent } = figure;
  if (entitled === undefined || used === undefined) {
    return [];
  }
  const own = Math.max(0, used - borrowed);
  const unused = Math.max(0, entitled - own);
  const sure = Math.min(unused, lent?.atLeast ?? 0);
  const perhaps = Math.min(unused, lent?.atMost ?? 0) - sure;
  const whole = Math.max(own + unused + borrowed, Number.EPSILON);
  const amounts: [BarPart['part'], number][] = [
    ['own', own],
    ['lent', sure],
    ['perhaps', perhaps],
    ['idle', unused - sure - perhaps],
    ['borrowed', borrowed],
  ];
  return amounts
    .filter(([, amount]) => amount > 0)
    .map(([part, amount]) => ({ part, percent: (100 * amount) / whole }));
}
