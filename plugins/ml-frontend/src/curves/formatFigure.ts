import { NonFinite } from '@mlport/backstage-plugin-ml-common';

const plain = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 5 });
const exponent = new Intl.NumberFormat(undefined, {
  notation: 'scientific',
  maximumSignificantDigits: 4,
});

const WORDS: Readonly<Record<NonFinite, string>> = {
  NaN: 'NaN',
  Infinity: '∞',
  '-Infinity': '−∞',
};

/** A value of a metric in as many digits as can be compared at a glance. */
export function formatFigure(figure: {
  value?: number;
  nonFinite?: NonFinite;
}): string {
  const { value, nonFinite = 'NaN' } = figure;
  if (value === undefined) {
    return WORDS[nonFinite];
  }
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e9)
    ? exponent.format(value)
    : plain.format(value);
}
