import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { matchesPattern } from './matchesPattern';

interface PatternCase {
  pattern: string;
  text: string;
  matches: boolean | null;
}

const cases: PatternCase[] = parse(
  readFileSync(join(__dirname, '../cases/patterns.yaml'), 'utf8'),
).cases;

describe('matchesPattern', () => {
  it.each(cases)('$pattern on $text', ({ pattern, text, matches }) => {
    expect(matchesPattern(text, pattern)).toBe(matches ?? undefined);
  });

  it('agrees with JavaScript where both know a pattern', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '(a|b)', 'a?');
    const piece = fc
      .tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,3}'))
      .map(([part, times]) => `(${part})${times}`);
    const pattern = fc
      .tuple(
        fc.constantFrom('', '^'),
        fc.array(piece, { maxLength: 4 }),
        fc.constantFrom('', '$'),
      )
      .map(([start, pieces, end]) => start + pieces.join('') + end);
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'c'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(pattern, text, (expression, value) => {
        expect(matchesPattern(value, expression)).toBe(
          new RegExp(expression).test(value),
        );
      }),
    );
  });

  it('gives up on texts that are too long for it', () => {
    expect(matchesPattern('a'.repeat(1_000_000), '^(a+)+$')).toBeUndefined();
  });
});
