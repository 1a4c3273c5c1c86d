import { Response } from 'express';

/**
 * Writes a `text/event-stream` no faster than it is read. Holds one part at a time: who does not
 * read for too long is dropped, and resumes when it comes back.
 */
export class StreamWriter {
  readonly #response: Response;
  readonly #patience: number;
  readonly #closed: Promise<void>;
  #isClosed = false;

  /** @param patience - How long a reader may not read, in milliseconds. */
  static open(response: Response, patience: number): StreamWriter {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    return new StreamWriter(response, patience);
  }

  private constructor(response: Response, patience: number) {
    this.#response = response;
    this.#patience = patience;
    this.#closed = new Promise(resolve => {
      const close = () => {
        this.#isClosed = true;
        resolve();
      };
      if (response.destroyed) {
        close();
      } else {
        response.once('close', close);
      }
    });
    // Without a listener the error of a connection that broke would be thrown at the process.
    response.on('error', () => response.destroy());
  }

  /** Whether nothing more can be written. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Resolves when the connection is gone, whoever ended it. */
  get closed(): Promise<void> {
    return this.#closed;
  }

  /** Writes, and waits until it has been taken. */
  async write(part: Buffer): Promise<void> {
    if (this.#isClosed) {
      return;
    }
    const hasRoom = this.#response.write(part);
    flushCompression(this.#response);
    if (!hasRoom) {
      await this.#drained();
    }
  }

  /** Writes a last part and ends the response. */
  end(part?: Buffer): void {
    if (this.#isClosed) {
      return;
    }
    this.#isClosed = true;
    this.#response.end(part);
    const timer = setTimeout(() => this.drop(), this.#patience);
    this.#closed.then(() => clearTimeout(timer));
  }

  /** Ends the connection without a word, so that the reader comes back. */
  drop(): void {
    this.#response.destroy();
  }

  #drained(): Promise<void> {
    const response = this.#response;
    return new Promise(resolve => {
      const timer = setTimeout(() => response.destroy(), this.#patience);
      function finish() {
        clearTimeout(timer);
        response.off('drain', finish);
        response.off('close', finish);
        resolve();
      }
      response.once('drain', finish);
      response.once('close', finish);
    });
  }
}

/** The compression of the root router, where it applies, holds back what is not flushed. */
function flushCompression(response: Response): void {
  if ('flush' in response && typeof response.flush === 'function') {
    response.flush();
  }
}
