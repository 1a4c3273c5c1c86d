import { asText } from './json';

/** Shared texts are few in honest clusters; the bound keeps a hostile one from filling the heap. */
const MOST = 5000;
const LONGEST = 128;

const shared = new Map<string, string>();

/**
 * The first copy of an equal text. Reasons, roles, queues and resource names repeat over thousands
 * of rows; shared, they are held once. Long texts and texts beyond the first 5,000 come back as
 * they are.
 *
 * @public
 */
export function shareText(text: string): string {
  const known = shared.get(text);
  if (known !== undefined) {
    return known;
  }
  if (text.length <= LONGEST && shared.size < MOST) {
    shared.set(text, text);
  }
  return text;
}

/**
 * The shared copy of a value that is a string with something in it.
 *
 * @public
 */
export function asSharedText(value: unknown): string | undefined {
  const text = asText(value);
  return text && shareText(text);
}
