/** What conditions of MLflow have within them, and what people join them by. */
const OPERATOR = /[=<>]|\b(like|ilike|in|is)\b|\s(and|or)\s/i;

/**
 * The filter that finds runs by a part of their name, for a reader who typed a name and no condition.
 * Texts in filters cannot be escaped (seen on MLflow 3.18), so the quotes that the text does not hold
 * are used.
 *
 * @returns `undefined` for what has the form of a condition, and for what cannot be quoted.
 */
export function nameFilter(text: string): string | undefined {
  const name = text.trim();
  if (!name || OPERATOR.test(name)) {
    return undefined;
  }
  const quote = ["'", '"'].find(mark => !name.includes(mark));
  return quote && `attributes.run_name ILIKE ${quote}%${name}%${quote}`;
}
