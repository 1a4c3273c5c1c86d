const MINUTE_S = 60;

/** What a run of steps needs to say how far it is. */
export type ProgressOptions = {
  /** How long all of it takes on an idle machine, roughly. */
  totalSeconds: number;
  say: (text: string) => void;
  /** Milliseconds that only grow. */
  now?: () => number;
};

/** Says what runs, and how long the rest will take if the machine stays as busy as it was. */
export class Progress {
  readonly #options: ProgressOptions;
  readonly #now: () => number;
  readonly #began: number;
  #planned = 0;

  static start(options: ProgressOptions): Progress {
    return new Progress(options);
  }

  private constructor(options: ProgressOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#began = this.#now();
  }

  /** A step begins that takes so many seconds on an idle machine, roughly. */
  begin(title: string, seconds: number): void {
    const passed = (this.#now() - this.#began) / 1_000;
    const slowness = this.#planned > 0 ? passed / this.#planned : 1;
    const left = (this.#options.totalSeconds - this.#planned) * slowness;
    this.#planned += seconds;
    this.#options.say(
      `[${minutes(passed)}] ${title} (about ${minutes(left)} left)`,
    );
  }

  /** More about the step. */
  detail(text: string): void {
    this.#options.say(`        ${text}`);
  }
}

function minutes(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const rest = String(whole % MINUTE_S).padStart(2, '0');
  return `${Math.floor(whole / MINUTE_S)}:${rest}`;
}
