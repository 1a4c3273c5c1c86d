import { Readable } from 'node:stream';

/**
 * The text of a body; nothing when it has more than `maxBytes` bytes.
 *
 * @throws what the connection throws when it breaks.
 */
export async function readText(
  body: Readable,
  maxBytes: number,
): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
