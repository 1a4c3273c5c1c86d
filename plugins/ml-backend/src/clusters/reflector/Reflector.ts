import { Clock, sleep } from '../Clock';
import { ClusterError } from '../gateway';
import { Backoff } from './Backoff';
import { followWatch, WatchEnd } from './followWatch';
import { listAll } from './listAll';
import { ListOptions, ReflectorReport } from './ReflectorPorts';

/** Bookmarks come about once a minute: longer silence is a dead connection. */
const SILENCE_MS = 75_000;
/** A watch that ends in order before that is opened again with a pause, so that nothing spins. */
const SHORT_WATCH_MS = 10_000;
const SHORT_WATCH_PAUSE_MS = 5_000;
/** After so many failures in a row of one watch its version is given up. */
const MAX_STREAM_ERRORS = 5;
/** A starting API server refuses before it knows its roles: so long a refusal is not believed. */
const REFUSAL_GRACE_MS = 30_000;
/** Renewed credentials are noticed within that time. */
const UNAUTHORIZED_PAUSE_MS = 60_000;

/** What a reflector needs. */
export interface ReflectorOptions extends ListOptions {
  readonly clock: Clock;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
  readonly report: ReflectorReport;
  /** How long to wait before asking again for what the portal may not read, in milliseconds. */
  readonly probeIntervalMs: number;
  /** Waits; the caller may cut the wait short when the cluster is known to be back. */
  readonly pause?: (
    ms: number,
    error: ClusterError,
    signal: AbortSignal,
  ) => Promise<void>;
}

/**
 * Keeps a sink equal to one collection of a cluster: lists it, then watches it from the version of
 * the list, for ever. Semantics of client-go's reflector: only an expired version (410) or a lost
 * event lists again; every other failure goes on from where the watch was.
 */
export class Reflector {
  readonly #options: ReflectorOptions;
  readonly #backoff: Backoff;
  #version: string | undefined;
  #refusedSince: number | undefined;
  #streamErrors = 0;
  #expired = 0;
  /** Whether the last attempt to watch failed. */
  #doubtful = false;

  static create(options: ReflectorOptions) {
    return new Reflector(options);
  }

  private constructor(options: ReflectorOptions) {
    this.#options = options;
    this.#backoff = new Backoff(options.clock, options.random);
  }

  /** Runs until the signal aborts. Does not throw. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#version === undefined) {
        await this.#list(signal);
      } else {
        await this.#watch(this.#version, signal);
      }
    }
  }

  async #list(signal: AbortSignal): Promise<void> {
    const listed = await listAll(this.#options, signal);
    if (signal.aborted) {
      return;
    }
    if (listed.ok) {
      this.#version = listed.value;
      this.#refusedSince = undefined;
      this.#options.report.confirmed();
    } else {
      await this.#retreat(listed.error, signal);
    }
  }

  async #watch(from: string, signal: AbortSignal): Promise<void> {
    const { random } = this.#options;
    let progress = false;
    const end = await followWatch({
      ...this.#options,
      from,
      timeoutSeconds: 300 + Math.floor(random() * 301),
      silenceMs: SILENCE_MS,
      doubtful: this.#doubtful,
      onVersion: version => {
        this.#version = version;
        progress = true;
      },
      signal,
    });
    if (progress) {
      this.#streamErrors = 0;
      this.#expired = 0;
    }
    if (!signal.aborted) {
      await this.#afterWatch(end, signal);
    }
  }

  async #afterWatch(end: WatchEnd, signal: AbortSignal): Promise<void> {
    const { report } = this.#options;
    this.#doubtful = end.type === 'failed';
    if (end.type === 'closed') {
      this.#refusedSince = undefined;
      if (end.lived < SHORT_WATCH_MS) {
        const pause = Math.min(SHORT_WATCH_PAUSE_MS, this.#backoff.next());
        await sleep(this.#options.clock, pause, signal);
      }
      return;
    }
    report.interrupted();
    if (end.type === 'lost') {
      this.#version = undefined;
      await this.#retreat(end.error, signal);
      return;
    }
    if (end.opened) {
      this.#refusedSince = undefined;
    }
    if (end.error.code === 'expired') {
      await this.#relist(end.error, signal);
      return;
    }
    if (end.opened) {
      await this.#reopen(end.error, signal);
      return;
    }
    await this.#retreat(end.error, signal);
  }

  /** The version is too old. Once that is ordinary and listed at once; in a row it is a fault. */
  async #relist(error: ClusterError, signal: AbortSignal): Promise<void> {
    this.#version = undefined;
    this.#expired += 1;
    if (this.#expired > 1) {
      await this.#retreat(error, signal);
    }
  }

  /** An open watch broke: go on from where it was, and say nothing unless that fails as well. */
  async #reopen(error: ClusterError, signal: AbortSignal): Promise<void> {
    const broken = error.code === 'refused' || error.code === 'unknown';
    if (!broken && error.code !== 'silent') {
      this.#streamErrors += 1;
      if (this.#streamErrors >= MAX_STREAM_ERRORS) {
        this.#streamErrors = 0;
        this.#version = undefined;
      }
      await this.#retreat(error, signal);
    } else if (broken) {
      await this.#pause(this.#backoff.next(), error, signal);
    }
  }

  /** Says that it failed, and waits as long as that kind of failure wants. */
  async #retreat(error: ClusterError, signal: AbortSignal): Promise<void> {
    const { report } = this.#options;
    report.failed(error);
    if (error.code === 'forbidden' || error.code === 'unauthorized') {
      await this.#refused(error, signal);
    } else if (error.code === 'throttled') {
      await this.#pause(error.retryAfterMs ?? 1000, error, signal);
    } else {
      const delay = Math.max(this.#backoff.next(), error.retryAfterMs ?? 0);
      await this.#pause(delay, error, signal);
    }
  }

  async #refused(error: ClusterError, signal: AbortSignal): Promise<void> {
    const { clock, probeIntervalMs, random, report, sink } = this.#options;
    this.#refusedSince ??= clock.now();
    const delay = this.#backoff.next();
    if (clock.now() + delay - this.#refusedSince < REFUSAL_GRACE_MS) {
      await this.#pause(delay, error, signal);
      return;
    }
    if (error.code === 'forbidden') {
      // What the portal may not read any longer, it may not show any longer.
      sink.clear();
      this.#version = undefined;
      report.failed(error);
    }
    const interval =
      error.code === 'forbidden'
        ? probeIntervalMs
        : Math.min(probeIntervalMs, UNAUTHORIZED_PAUSE_MS);
    await this.#pause(interval * (0.9 + 0.2 * random()), error, signal);
  }

  async #pause(
    ms: number,
    error: ClusterError,
    signal: AbortSignal,
  ): Promise<void> {
    const { clock, pause } = this.#options;
    await (pause ? pause(ms, error, signal) : sleep(clock, ms, signal));
  }
}
