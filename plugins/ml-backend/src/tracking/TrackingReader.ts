import { Clock, sleep } from '../clusters/Clock';
import { HeldSource } from './HeldSource';
import { holdExperiments, holdModels } from './HeldThings';
import { LastRuns } from './LastRuns';
import {
  TrackingAdapter,
  TrackingFailure,
  TrackingOutcome,
} from './TrackingAdapter';

/** What one reading may cost in time: 40 requests a minute leave room for people who look. */
const MS_PER_REQUEST = 1_500;
/** How many models or versions a page has about; how many pages were read is not told. */
const PER_PAGE = 1_000;
/** A reading that takes longer is given up, in milliseconds. */
const LONGEST_MS = 5 * 60_000;
/** While the source has never answered, as when both start together, in milliseconds. */
const FIRST_RETRY_MS = 10_000;
/** The version of a server changes when it starts anew, so it is asked for in some readings only. */
const READINGS_PER_VERSION = 20;

/**
 * Reads one source again and again, whoever looks. What fails leaves what was read before, with the
 * reason beside it.
 */
export class TrackingReader {
  readonly #held: HeldSource;
  readonly #adapter: TrackingAdapter;
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #sharers: number;
  readonly #lastRuns: LastRuns;
  readonly #stop = new AbortController();
  #readings = 0;
  #isRead = false;

  /**
   * @param options.intervalMs - From one reading to the next; longer where one needs many requests.
   * @param options.sharers - How many sources are on the same instance.
   */
  static create(options: {
    held: HeldSource;
    clock: Clock;
    intervalMs: number;
    sharers: number;
  }): TrackingReader {
    return new TrackingReader(options);
  }

  private constructor(options: {
    held: HeldSource;
    clock: Clock;
    intervalMs: number;
    sharers: number;
  }) {
    this.#held = options.held;
    this.#adapter = options.held.adapter;
    this.#clock = options.clock;
    this.#intervalMs = options.intervalMs;
    this.#sharers = options.sharers;
    this.#lastRuns = LastRuns.create(this.#adapter);
  }

  /** Reads until it is stopped. */
  async start(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const intervalMs = await this.read();
      await sleep(this.#clock, intervalMs, signal);
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Reads once. Does not throw. Resolves to how long to wait until the next, in milliseconds. */
  async read(): Promise<number> {
    const limit = new AbortController();
    const cancel = this.#clock.after(LONGEST_MS, () => limit.abort());
    const signal = AbortSignal.any([this.#stop.signal, limit.signal]);
    try {
      return await this.#read(signal);
    } catch (error) {
      if (this.#stop.signal.aborted) {
        return this.#intervalMs;
      }
      const failure: TrackingFailure = limit.signal.aborted
        ? { code: 'timeout', message: 'Reading all of it took too long' }
        : { code: 'protocol', message: 'What it answered could not be read' };
      this.#held.setState({ failure });
      return this.#intervalMs;
    } finally {
      cancel();
    }
  }

  async #read(signal: AbortSignal): Promise<number> {
    const held = this.#held;
    const [version, experiments, models, versions] = await Promise.all([
      this.#readVersion(signal),
      this.#adapter.experiments(signal),
      this.#adapter.models(signal),
      this.#adapter.versions(signal),
    ]);
    if (models.ok && versions.ok) {
      held.setModels(holdModels(models.value, versions.value));
    }
    let runsFailure: TrackingFailure | undefined;
    if (experiments.ok) {
      const list = experiments.value;
      const show = () =>
        held.setExperiments(holdExperiments(list, this.#lastRuns.known));
      show();
      runsFailure = await this.#lastRuns.renew(
        list.map(({ experimentId }) => experimentId),
        signal,
      );
      show();
    }
    const failure = failureOf(experiments, models, versions) ?? runsFailure;
    const requests =
      this.#lastRuns.requests +
      [experiments, models, versions].reduce(
        (sum, outcome) => sum + pagesOf(outcome),
        version ? 1 : 0,
      );
    this.#isRead ||= failure === undefined;
    const intervalMs = this.#intervalFor(requests);
    held.setState({
      failure,
      intervalMs,
      ...(version?.ok && { version: version.value }),
      ...(!failure && { asOf: this.#clock.now() }),
    });
    return this.#isRead ? intervalMs : Math.min(intervalMs, FIRST_RETRY_MS);
  }

  async #readVersion(
    signal: AbortSignal,
  ): Promise<TrackingOutcome<string> | undefined> {
    const isDue = this.#readings % READINGS_PER_VERSION === 0;
    this.#readings += 1;
    return isDue || !this.#isRead ? this.#adapter.version(signal) : undefined;
  }

  #intervalFor(requests: number): number {
    const paced = requests * MS_PER_REQUEST * this.#sharers;
    return Math.max(this.#intervalMs, paced);
  }
}

function failureOf(
  ...outcomes: TrackingOutcome<unknown>[]
): TrackingFailure | undefined {
  for (const outcome of outcomes) {
    if (!outcome.ok) {
      return outcome.error;
    }
  }
  return undefined;
}

function pagesOf(outcome: TrackingOutcome<readonly unknown[]>): number {
  return outcome.ok ? 1 + Math.floor(outcome.value.length / PER_PAGE) : 1;
}
