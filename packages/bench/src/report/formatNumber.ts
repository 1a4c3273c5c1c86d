/** A figure as people read it: three significant digits, thousands apart; a dash for none. */
export function formatNumber(value: number | undefined): string {
  if (value === undefined) {
    return '–';
  }
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 3 });
}
