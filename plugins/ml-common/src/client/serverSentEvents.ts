/**
 * One dispatched event of a `text/event-stream`.
 */
export interface ServerSentEvent {
  /** The value of `event:`; `message` when there was none. */
  event: string;
  /** The id that this event itself carried; empty when it carried none. */
  id: string;
  /** The lines of `data:`, joined by line feeds. */
  data: string;
}

const LINE_END = /\r\n|\n|\r/;

/**
 * Parses a `text/event-stream`, however the network cut it: within a line, between CR and LF,
 * within a character. Comments are dropped, and so is an event that the stream's end cuts off, as
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream has it.
 *
 * Unlike there, an id is not inherited from the event before: an event without one is not a point
 * to resume from.
 *
 * @param chunks - The bytes as they arrive.
 */
export async function* parseServerSentEvents(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  let event = '';
  let id = '';
  let data: string[] = [];

  for await (const line of splitLines(chunks)) {
    if (line === '') {
      if (data.length > 0) {
        yield { event: event || 'message', id, data: data.join('\n') };
      }
      event = '';
      id = '';
      data = [];
      continue;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      data.push(value);
    } else if (field === 'event') {
      event = value;
    } else if (field === 'id' && !value.includes('\0')) {
      id = value;
    }
  }
}

async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + decoder.decode(chunk, { stream: true });
    // A CR at the end may be the first half of CRLF: it waits for what follows.
    const held = text.endsWith('\r') ? 1 : 0;
    const lines = text.slice(0, text.length - held).split(LINE_END);
    rest = lines.pop() + text.slice(text.length - held);
    yield* lines;
  }
}
