import {
  CLASSES,
  CharacterTest,
  inEitherCase,
  not,
  only,
} from './characterTests';

/** A pattern as a tree. */
export type PatternNode =
  | { type: 'character'; test: CharacterTest }
  | { type: 'start' | 'end' }
  | { type: 'sequence' | 'choice'; parts: readonly PatternNode[] }
  | { type: 'repeat'; part: PatternNode; least: number; most: number };

/** Thrown inside this room for what is not understood. */
export class UnreadablePatternError extends Error {}

const DEEPEST = 50;
/** Go refuses more. */
const MOST_REPEATS = 1_000;

const CONTROLS: Readonly<Record<string, number>> = {
  n: 10,
  r: 13,
  t: 9,
  f: 12,
  v: 11,
};

class PatternParser {
  readonly #characters: readonly string[];
  #at = 0;
  #ignoresCase = false;

  constructor(characters: readonly string[]) {
    this.#characters = characters;
  }

  whole(): PatternNode {
    const node = this.#choice(0);
    if (this.#at < this.#characters.length) {
      throw new UnreadablePatternError('a ")" too many');
    }
    return node;
  }

  #choice(depth: number): PatternNode {
    if (depth > DEEPEST) {
      throw new UnreadablePatternError('too deep');
    }
    const parts = [this.#sequence(depth)];
    while (this.#take('|')) {
      parts.push(this.#sequence(depth));
    }
    return parts.length === 1 ? parts[0] : { type: 'choice', parts };
  }

  #sequence(depth: number): PatternNode {
    const parts: PatternNode[] = [];
    for (;;) {
      const next = this.#peek();
      if (next === undefined || next === '|' || next === ')') {
        return { type: 'sequence', parts };
      }
      const part = this.#atom(depth);
      if (part) {
        parts.push(this.#repeated(part));
      }
    }
  }

  #atom(depth: number): PatternNode | undefined {
    const character = this.#next();
    switch (character) {
      case '^':
        return { type: 'start' };
      case '$':
        return { type: 'end' };
      case '.':
        return this.#character(code => code !== 10);
      case '[':
        return this.#character(this.#set());
      case '(':
        return this.#group(depth);
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new UnreadablePatternError('nothing to repeat');
      default:
        return this.#character(only(character.codePointAt(0) ?? 0));
    }
  }

  #group(depth: number): PatternNode | undefined {
    const before = this.#ignoresCase;
    if (this.#take('?')) {
      if (this.#take('P')) {
        this.#name();
      } else if (this.#take('i')) {
        this.#ignoresCase = true;
        if (this.#take(')')) {
          return undefined;
        }
        this.#need(':');
      } else {
        this.#need(':');
      }
    }
    const node = this.#choice(depth + 1);
    this.#need(')');
    this.#ignoresCase = before;
    return node;
  }

  #name(): void {
    this.#need('<');
    while (this.#next() !== '>');
  }

  #escape(): PatternNode {
    const character = this.#next();
    if (character === 'A') {
      return { type: 'start' };
    }
    if (character === 'z') {
      return { type: 'end' };
    }
    return this.#character(
      CLASSES[character] ?? only(this.#escapedCode(character)),
    );
  }

  #escapedCode(character: string): number {
    if (Object.hasOwn(CONTROLS, character)) {
      return CONTROLS[character];
    }
    if (character === 'x') {
      const code = Number.parseInt(this.#next() + this.#next(), 16);
      if (Number.isNaN(code)) {
        throw new UnreadablePatternError('\\x without two digits');
      }
      return code;
    }
    if (/[A-Za-z0-9]/.test(character)) {
      throw new UnreadablePatternError(`\\${character}`);
    }
    return character.codePointAt(0) ?? 0;
  }

  #set(): CharacterTest {
    const isNegated = this.#take('^');
    const tests: CharacterTest[] = [];
    do {
      tests.push(this.#setPart());
    } while (!this.#take(']'));
    const any: CharacterTest = code => tests.some(test => test(code));
    return isNegated ? not(any) : any;
  }

  #setPart(): CharacterTest {
    const first = this.#next();
    if (first === '[' && this.#peek() === ':') {
      throw new UnreadablePatternError('[[:');
    }
    if (first === '\\' && Object.hasOwn(CLASSES, this.#peek() ?? '')) {
      return CLASSES[this.#next()];
    }
    const low = this.#code(first);
    if (this.#peek() !== '-' || this.#characters[this.#at + 1] === ']') {
      return only(low);
    }
    this.#next();
    const high = this.#code(this.#next());
    return code => code >= low && code <= high;
  }

  #code(character: string): number {
    return character === '\\'
      ? this.#escapedCode(this.#next())
      : character.codePointAt(0) ?? 0;
  }

  #repeated(part: PatternNode): PatternNode {
    const bounds = this.#bounds();
    if (!bounds) {
      return part;
    }
    // Lazy or not is the same where only the answer counts.
    this.#take('?');
    const [least, most] = bounds;
    return this.#repeated({ type: 'repeat', part, least, most });
  }

  #bounds(): [least: number, most: number] | undefined {
    if (this.#take('*')) {
      return [0, Infinity];
    }
    if (this.#take('+')) {
      return [1, Infinity];
    }
    if (this.#take('?')) {
      return [0, 1];
    }
    const rest = this.#characters.slice(this.#at, this.#at + 12).join('');
    const match = /^\{(\d+)(,?)(\d*)\}/.exec(rest);
    if (!match) {
      return undefined;
    }
    const [text, first, comma, second] = match;
    const least = Number(first);
    const open = comma ? Infinity : least;
    const most = second ? Number(second) : open;
    if (least > MOST_REPEATS || (most !== Infinity && most > MOST_REPEATS)) {
      throw new UnreadablePatternError('repeated too often');
    }
    this.#at += text.length;
    return [least, most];
  }

  #character(test: CharacterTest): PatternNode {
    return {
      type: 'character',
      test: this.#ignoresCase ? inEitherCase(test) : test,
    };
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #next(): string {
    const character = this.#peek();
    if (character === undefined) {
      throw new UnreadablePatternError('it ends too early');
    }
    this.#at += 1;
    return character;
  }

  #take(wanted: string): boolean {
    const isThere = this.#peek() === wanted;
    this.#at += isThere ? 1 : 0;
    return isThere;
  }

  #need(wanted: string): void {
    if (!this.#take(wanted)) {
      throw new UnreadablePatternError(`no "${wanted}"`);
    }
  }
}

/**
 * Reads a pattern in the syntax of Go, as far as schemas use it.
 *
 * Source: https://github.com/google/re2/wiki/Syntax.
 *
 * @throws {@link UnreadablePatternError} for what it does not know: Unicode classes, word
 *   boundaries, named classes.
 */
export function parsePattern(pattern: string): PatternNode {
  const parser = new PatternParser([...pattern]);
  return parser.whole();
}
