import { formatFigure } from './formatFigure';

describe('formatFigure', () => {
  it.each<[Parameters<typeof formatFigure>[0], string]>([
    [{ value: 0 }, '0'],
    [{ value: 0.931234567 }, '0.93123'],
    [{ value: 12_345.678 }, '12,346'],
    [{ value: -3.5e-7 }, '-3.5E-7'],
    [{ value: 1.7976931348623157e308 }, '1.798E308'],
    [{ nonFinite: 'NaN' }, 'NaN'],
    [{ nonFinite: 'Infinity' }, '∞'],
    [{ nonFinite: '-Infinity' }, '−∞'],
    [{}, 'NaN'],
  ])('%j is %s', (figure, text) => {
    expect(formatFigure(figure)).toBe(text);
  });
});
