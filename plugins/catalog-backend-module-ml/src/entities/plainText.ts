import { cutText } from '@mlport/backstage-plugin-ml-common';

/** Characters that have no shape, or turn around how others are read: controls, bidi, invisible. */
const SHAPELESS =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/g;

/**
 * A text of somebody else on one line, at most so long; nothing when nothing is left of it.
 */
export function plainText(
  text: string | undefined,
  most: number,
): string | undefined {
  const line = text
    ?.replace(SHAPELESS, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
  return line ? cutText(line, most) : undefined;
}

/**
 * A text of somebody else for a description, which Backstage shows as Markdown: an image would be
 * fetched by whoever looks at it, so it is made a link.
 */
export function descriptionText(text: string | undefined): string | undefined {
  return plainText(text, 1_000)?.replace(/!+(?=\[)/g, '');
}
