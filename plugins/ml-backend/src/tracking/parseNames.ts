/** How many names one annotation can have. */
const MOST_NAMES = 50;

/** The names in an annotation: one as it is, or several as a JSON array, for names may hold commas. */
export function parseNames(annotation: string | undefined): string[] {
  if (!annotation) {
    return [];
  }
  if (!annotation.trimStart().startsWith('[')) {
    return [annotation];
  }
  try {
    const parsed: unknown = JSON.parse(annotation);
    const names = Array.isArray(parsed) ? parsed : [annotation];
    return [...new Set(names.filter(name => typeof name === 'string'))].slice(
      0,
      MOST_NAMES,
    );
  } catch {
    // A name that begins with a bracket.
    return [annotation];
  }
}
