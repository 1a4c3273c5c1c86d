import { asText } from '../../kubernetes';

const LONGEST = 1_000;

/** An address of files with a scheme, as it is; `undefined` for what is none or too long. */
export function asStorageUri(value: unknown): string | undefined {
  const text = asText(value);
  return text !== undefined &&
    text.length <= LONGEST &&
    /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(text)
    ? text
    : undefined;
}
