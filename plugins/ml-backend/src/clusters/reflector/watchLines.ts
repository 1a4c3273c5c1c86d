/** One line of a watch: JSON, or why it is none. */
export type WatchLine =
  | { readonly type: 'json'; readonly value: unknown }
  | { readonly type: 'broken' }
  | { readonly type: 'tooLong' };

/** Above everything that an API server can store (1.5 MB) and say about it. */
export const MAX_LINE_BYTES = 4 * 1024 * 1024;

const NEWLINE = 0x0a;

function parseLine(bytes: Buffer): WatchLine | undefined {
  const text = bytes.toString('utf8').trim();
  if (text === '') {
    return undefined;
  }
  try {
    return { type: 'json', value: JSON.parse(text) };
  } catch {
    return { type: 'broken' };
  }
}

/**
 * The lines of a watch. Bytes are decoded by the line, so a character that is split over chunks is
 * whole. A line above the cap is never held: its bytes are dropped as they come.
 *
 * @throws what the source throws.
 */
export async function* watchLines(
  source: AsyncIterable<Uint8Array>,
  maxBytes = MAX_LINE_BYTES,
): AsyncGenerator<WatchLine> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let tooLong = false;

  const add = (part: Uint8Array) => {
    size += part.byteLength;
    tooLong = tooLong || size > maxBytes;
    if (tooLong) {
      parts = [];
    } else {
      parts.push(part);
    }
  };
  const take = (): WatchLine | undefined => {
    const line: WatchLine | undefined = tooLong
      ? { type: 'tooLong' }
      : parseLine(Buffer.concat(parts));
    parts = [];
    size = 0;
    tooLong = false;
    return line;
  };

  for await (const chunk of source) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end < 0) {
        break;
      }
      add(chunk.subarray(start, end));
      start = end + 1;
      const line = take();
      if (line) {
        yield line;
      }
    }
    if (start < chunk.byteLength) {
      add(chunk.subarray(start));
    }
  }
  // What the end of the stream cut off is no loss: the next watch brings it again.
  const rest = take();
  if (rest?.type === 'json') {
    yield rest;
  }
}
