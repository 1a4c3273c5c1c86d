/** No honest address is longer; bounds the work on hostile input. */
const LONGEST = 4_096;

/**
 * An address of files as it can be compared: `s3a` and `s3n` are `s3`, what is percent-encoded is
 * not, and there is no slash at the end. `undefined` when it is no address with a place in it.
 */
export function normalizeStorageUri(uri: string): string | undefined {
  const [, scheme, rest] = /^([A-Za-z][A-Za-z0-9+.-]*):\/+(.+)$/s.exec(
    uri.slice(0, LONGEST + 1),
  ) ?? [undefined, undefined, undefined];
  if (scheme === undefined || rest === undefined || uri.length > LONGEST) {
    return undefined;
  }
  const known = scheme.toLowerCase().replace(/^s3[an]$/, 's3');
  const place = decode(rest)
    .split('/')
    .filter(part => part !== '')
    .join('/');
  return place ? `${known}://${place}` : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
