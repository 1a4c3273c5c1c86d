/** The most characters that a message of a reading has. */
const LONGEST = 300;

/**
 * A text of at most `longest` UTF-16 units, ending in `…` where something was cut off, and never in
 * half a surrogate pair.
 *
 * @public
 */
export function cutText(text: string, longest: number = LONGEST): string {
  if (text.length <= longest) {
    return text;
  }
  const last = text.charCodeAt(longest - 2);
  const isHighSurrogate = last >= 0xd800 && last <= 0xdbff;
  const head = text.slice(0, isHighSurrogate ? longest - 2 : longest - 1);
  return ownCopy(`${head}…`);
}

/**
 * The same text in memory of its own. A slice of a string keeps the whole string alive in V8, and a
 * message can be a megabyte long.
 */
function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
