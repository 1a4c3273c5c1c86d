import { JsonObject } from '../pocket/ApiObject';

/** One line of a watch. */
export type WatchEvent = { type: string; object: JsonObject };

/** An open watch, read line by line. */
export class WatchStream {
  readonly code: number;
  readonly headers: Headers;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #abort: AbortController;
  readonly #decoder = new TextDecoder();
  #rest = '';

  constructor(response: Response, abort: AbortController) {
    this.code = response.status;
    this.headers = response.headers;
    this.#reader = response.body!.getReader();
    this.#abort = abort;
  }

  /** The next event; undefined when the server has ended the stream. */
  async next(): Promise<WatchEvent | undefined> {
    for (;;) {
      const end = this.#rest.indexOf('\n');
      if (end >= 0) {
        const line = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 1);
        return JSON.parse(line);
      }
      const { done, value } = await this.#reader.read();
      if (done) {
        return undefined;
      }
      this.#rest += this.#decoder.decode(value, { stream: true });
    }
  }

  /** Everything up to the end that the server makes. */
  async all(): Promise<WatchEvent[]> {
    const events: WatchEvent[] = [];
    for (;;) {
      const event = await this.next();
      if (!event) {
        return events;
      }
      events.push(event);
    }
  }

  close(): void {
    this.#abort.abort();
  }
}

/** The first event of a type. */
export async function nextOfType(
  stream: WatchStream,
  type: string,
): Promise<WatchEvent | undefined> {
  for (;;) {
    const event = await stream.next();
    if (!event || event.type === type) {
      return event;
    }
  }
}
