/** Strings as they are; else the numbers that JSON does not have, and some servers write. */
const BARE = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\bInfinity\b|\bNaN\b/g;

/**
 * A text as JSON; bare `NaN` and `Infinity` become strings, as MLflow writes them elsewhere.
 *
 * @returns nothing when it is not JSON.
 */
export function parseJson(text: string): unknown {
  return tryParse(text) ?? tryParse(withoutBareNumbers(text));
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutBareNumbers(text: string): string {
  return /NaN|Infinity/.test(text)
    ? text.replace(BARE, found =>
        found.startsWith('"') ? found : JSON.stringify(found),
      )
    : '';
}
