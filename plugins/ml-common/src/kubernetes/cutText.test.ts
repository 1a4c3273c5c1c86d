import { cutText } from './cutText';

describe('cutText', () => {
  it('leaves short texts alone', () => {
    expect(cutText('a'.repeat(300))).toBe('a'.repeat(300));
  });

  it('cuts long ones, with a sign', () => {
    expect(cutText('a'.repeat(301))).toBe(`${'a'.repeat(299)}…`);
  });

  it('does not split a surrogate pair', () => {
    const cut = cutText(`${'a'.repeat(298)}😀😀`);
    expect(cut).toBe(`${'a'.repeat(298)}…`);
    expect(cutText(`${'a'.repeat(297)}😀😀`)).toBe(`${'a'.repeat(297)}😀…`);
    expect(encodeURIComponent(cut)).toContain('%E2%80%A6');
  });

  it('copes with texts that are not well formed', () => {
    expect(cutText('\ud83d'.repeat(400)).length).toBeLessThanOrEqual(300);
  });
});
