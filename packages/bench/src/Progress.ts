const MINUTE_S = 60;

/** Says what runs, and how long the rest will take. */
export class Progress {
  readonly #out: (text: string) => void;
  readonly #total: number;
  readonly #began = performance.now();
  #planned = 0;

  /** @param totalSeconds - How long all of it takes, roughly. */
  static start(totalSeconds: number, out: (text: string) => void): Progress {
    return new Progress(totalSeconds, out);
  }

  private constructor(totalSeconds: number, out: (text: string) => void) {
    this.#total = totalSeconds;
    this.#out = out;
  }

  /** A step begins that takes so many seconds, roughly. */
  begin(title: string, seconds: number): void {
    const left = this.#total - this.#planned;
    this.#planned += seconds;
    this.#out(`[${this.#passed()}] ${title} (about ${minutes(left)} left)`);
  }

  /** More about the step. */
  detail(text: string): void {
    this.#out(`        ${text}`);
  }

  #passed(): string {
    return minutes((performance.now() - this.#began) / 1_000);
  }
}

function minutes(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const rest = String(whole % MINUTE_S).padStart(2, '0');
  return `${Math.floor(whole / MINUTE_S)}:${rest}`;
}
