import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseLabelSelector } from './parseLabelSelector';

const table: {
  labels: Record<string, string>;
  matches: string[];
  misses: string[];
  broken: { text: string; at: number }[];
} = parse(readFileSync(join(__dirname, 'cases/selectors.yaml'), 'utf8'));

function matches(text: string): boolean {
  const parsed = parseLabelSelector(text);
  if (!parsed.ok) {
    throw new Error(parsed.problem.message);
  }
  return parsed.value.matches(table.labels);
}

describe('parseLabelSelector', () => {
  it.each(table.matches)('"%s" matches', text => {
    expect(matches(text)).toBe(true);
  });

  it.each(table.misses)('"%s" does not match', text => {
    expect(matches(text)).toBe(false);
  });

  it.each(table.broken)('"$text" is broken at $at', ({ text, at }) => {
    expect(parseLabelSelector(text)).toEqual({
      ok: false,
      problem: { at, message: expect.stringMatching(/expected|needs/) },
    });
  });

  it('refuses what no URL holds, and does not take long for what is just short of it', () => {
    expect(parseLabelSelector('a'.repeat(20_000)).ok).toBe(false);
    expect(parseLabelSelector('('.repeat(9_000)).ok).toBe(false);
  });
});
