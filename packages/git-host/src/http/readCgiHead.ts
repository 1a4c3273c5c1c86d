import { Readable } from 'node:stream';

export interface CgiHead {
  status: number;
  headers: { [name: string]: string };
}

/** A CGI program's headers are a few lines. */
const MAX_HEAD = 64 * 1024;

/**
 * Reads the headers of a CGI program's answer, and leaves the rest of the stream unread.
 *
 * @returns undefined when the stream ends before the headers do.
 */
export async function readCgiHead(
  stream: Readable,
): Promise<CgiHead | undefined> {
  let read = Buffer.alloc(0);
  while (read.length <= MAX_HEAD) {
    const chunk: Buffer | null = stream.read();
    if (chunk === null) {
      if (stream.readableEnded || !(await readable(stream))) {
        return undefined;
      }
      continue;
    }
    read = Buffer.concat([read, chunk]);
    const end = read.indexOf('\r\n\r\n');
    if (end >= 0) {
      const rest = read.subarray(end + 4);
      if (rest.length) {
        stream.unshift(rest);
      }
      return parse(read.subarray(0, end).toString('latin1'));
    }
  }
  return undefined;
}

/** Waits until there is something to read; false when there never will be. */
async function readable(stream: Readable): Promise<boolean> {
  return new Promise(resolve => {
    function settle(result: boolean) {
      stream.off('readable', onReadable).off('end', onEnd).off('close', onEnd);
      resolve(result);
    }
    function onReadable() {
      settle(true);
    }
    function onEnd() {
      settle(false);
    }
    stream.on('readable', onReadable).on('end', onEnd).on('close', onEnd);
  });
}

function parse(text: string): CgiHead {
  const headers = Object.fromEntries(
    text.split('\r\n').map(line => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const { status = '200', ...rest } = headers;
  return { status: Number.parseInt(status, 10), headers: rest };
}
