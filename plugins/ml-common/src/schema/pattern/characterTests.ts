/** Whether one character, by its code point, is taken. */
export type CharacterTest = (code: number) => boolean;

/** One character. */
export function only(wanted: number): CharacterTest {
  return code => code === wanted;
}

/** All characters but those. */
export function not(test: CharacterTest): CharacterTest {
  return code => !test(code);
}

/** Those characters in upper and lower case. */
export function inEitherCase(test: CharacterTest): CharacterTest {
  return code => {
    const character = String.fromCodePoint(code);
    return [character, character.toLowerCase(), character.toUpperCase()].some(
      each => test(each.codePointAt(0) ?? 0),
    );
  };
}

const digit: CharacterTest = code => code >= 48 && code <= 57;
const word: CharacterTest = code =>
  digit(code) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  code === 95;
const space: CharacterTest = code => [9, 10, 12, 13, 32].includes(code);

/** Classes of characters by their letter behind a backslash. */
export const CLASSES: Readonly<Record<string, CharacterTest>> = {
  d: digit,
  D: not(digit),
  w: word,
  W: not(word),
  s: space,
  S: not(space),
};
