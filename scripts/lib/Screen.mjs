const seconds = since =>
  `${Math.max(0, Math.round((Date.now() - since) / 1000))} s`;

/**
 * Short progress lines. On a terminal the running step is one line that is written over, with its
 * age; anywhere else a line when a step begins and one when it ends.
 */
export class Screen {
  #out;
  #step;
  #timer;

  constructor(out = process.stdout) {
    this.#out = out;
  }

  /** Begins a step; the one before must have ended. */
  begin(title) {
    this.#step = { title, detail: '', since: Date.now() };
    if (!this.#out.isTTY) {
      this.#out.write(`- ${title}\n`);
      return;
    }
    this.#draw();
    this.#timer = setInterval(() => this.#draw(), 1000);
    this.#timer.unref();
  }

  /** Says more about the running step; shown on a terminal only. */
  detail(text) {
    if (this.#step && this.#out.isTTY) {
      this.#step.detail = text;
      this.#draw();
    }
  }

  /** Ends the running step well. */
  done(text = this.#step?.title) {
    this.#end('\u2713', text);
  }

  /** Ends the running step, if one runs, with a cross. */
  failed() {
    if (this.#step) {
      this.#end('\u2717', this.#step.title);
    }
  }

  /** A line of its own, above the running step. */
  line(text = '') {
    const clear = this.#step && this.#out.isTTY ? '\r\u001b[K' : '';
    this.#out.write(`${clear}${text}\n`);
    if (clear) {
      this.#draw();
    }
  }

  #draw() {
    const { title, detail, since } = this.#step;
    const text = `- ${title}${detail ? `: ${detail}` : ''} (${seconds(since)})`;
    this.#out.write(
      `\r\u001b[K${text.slice(0, (this.#out.columns || 80) - 1)}`,
    );
  }

  #end(mark, text) {
    clearInterval(this.#timer);
    const start = this.#out.isTTY ? '\r\u001b[K' : '';
    this.#out.write(`${start}${mark} ${text} (${seconds(this.#step.since)})\n`);
    this.#step = undefined;
  }
}
