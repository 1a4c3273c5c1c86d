import { LINE_COUNT, lineLook } from './lineLooks';

describe('lineLook', () => {
  const looks = Array.from({ length: LINE_COUNT }, (_, slot) => lineLook(slot));

  it('gives every line a color and a number of its own', () => {
    expect(new Set(looks.map(({ color }) => color)).size).toBe(LINE_COUNT);
    expect(new Set(looks.map(({ label }) => label)).size).toBe(LINE_COUNT);
  });

  it('gives neighbors different dashes', () => {
    for (const [slot, { dash }] of looks.entries()) {
      expect(dash).not.toEqual(lineLook(slot + 1).dash);
    }
  });
});
