import { stringify } from 'yaml';

/**
 * Characters that readers of YAML disagree about: controls, the line and paragraph separators that
 * YAML 1.1 breaks lines at, the byte order mark, and halves of surrogate pairs.
 */
const DOUBTFUL =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** Words that some reader takes for more than text, although the library leaves them plain. */
const SPECIAL = new Set(['<<', '=']);

/** Text that is written with escapes, so that no reader sees the characters themselves. */
const escapedText = {
  tag: 'tag:yaml.org,2002:str',
  default: true as const,
  // Matches nothing that is read, and lets the library prefer this tag where it is asked to write.
  test: /(?!)/,
  identify: (value: unknown) =>
    typeof value === 'string' &&
    (SPECIAL.has(value) || value.search(DOUBTFUL) >= 0),
  resolve: (text: string) => text,
  stringify: ({ value }: { value: unknown }) =>
    JSON.stringify(value).replace(
      DOUBTFUL,
      character =>
        `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
};

/**
 * Objects as YAML, one document each.
 *
 * Text is quoted wherever a reader of YAML 1.1 would take it for something else: kubectl, kustomize
 * and the GitOps controllers read `yes`, `1e3` and `22:30` by that version, and Backstage by 1.2.
 * Nothing is folded and nothing becomes an anchor, so that a line of a diff is a line of the object.
 *
 * @param objects - plain JSON values
 * @returns the text, with a line feed at its end
 *
 * @public
 */
export function toYaml(objects: readonly unknown[]): string {
  return objects
    .map(object =>
      stringify(object, {
        version: '1.1',
        customTags: tags => [escapedText, ...tags],
        lineWidth: 0,
        aliasDuplicateObjects: false,
      }),
    )
    .join('---\n');
}
