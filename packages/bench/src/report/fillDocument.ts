import { InputError } from '@backstage/errors';

/**
 * Puts text between the marks `<!-- bench NAME -->` and `<!-- /bench -->` of a document, in place
 * of what is there.
 *
 * @throws InputError when the document has no such marks.
 */
export function fillDocument(
  document: string,
  name: string,
  text: string,
): string {
  const begin = `<!-- bench ${name} -->`;
  const end = '<!-- /bench -->';
  const from = document.indexOf(begin);
  const to = document.indexOf(end, from);
  if (from < 0 || to < 0) {
    throw new InputError(
      `The document has no place for the results: ${begin} and ${end}`,
    );
  }
  const head = document.slice(0, from + begin.length);
  return `${head}\n\n${text}\n\n${document.slice(to)}`;
}
