import { Clock } from '../Clock';
import { ClusterError, Outcome } from '../gateway';
import { followWatch, WatchEnd } from './followWatch';
import { listAll, Listed } from './listAll';
import { PageSize } from './PageSize';
import { ListOptions, ReflectorReport } from './ReflectorPorts';
import { Resync } from './Resync';
import { Retreat, RetreatOptions } from './Retreat';

/** Bookmarks come about once a minute: longer silence is a dead connection. */
const SILENCE_MS = 75_000;
/** A watch that ends in order before that is opened again with a pause, so that nothing spins. */
const SHORT_WATCH_MS = 10_000;
/** After so many failures in a row of one watch its version is given up. */
const MAX_STREAM_ERRORS = 5;

/** What a reflector needs. */
export interface ReflectorOptions
  extends Omit<ListOptions, 'pages' | 'at'>,
    Omit<RetreatOptions, 'onForbidden'> {
  readonly clock: Clock;
  readonly report: ReflectorReport;
  /** The most objects per page of a list. */
  readonly pageSize: number;
  /** How often all is listed again although nothing seems to be wrong, in milliseconds. */
  readonly resyncIntervalMs: number;
}

/**
 * Keeps a sink equal to one collection of a cluster: lists it, then watches it from the version of
 * the list, for ever. Semantics of client-go's reflector: only an expired version (410) or a lost
 * event lists again; every other failure goes on from where the watch was. Because watches have
 * been seen to lose events without a word, all is compared with a list now and then.
 */
export class Reflector {
  readonly #options: ReflectorOptions;
  readonly #retreat: Retreat;
  readonly #resync: Resync;
  readonly #pages: PageSize;
  #version: string | undefined;
  #streamErrors = 0;
  #expired = 0;
  /** Whether the last attempt to watch failed. */
  #doubtful = false;

  static create(options: ReflectorOptions) {
    return new Reflector(options);
  }

  private constructor(options: ReflectorOptions) {
    this.#options = options;
    const { clock, random, resyncIntervalMs: intervalMs } = options;
    this.#resync = new Resync({ clock, random, intervalMs });
    this.#pages = PageSize.create(options.pageSize);
    this.#retreat = new Retreat({
      ...options,
      onForbidden: error => {
        // What the portal may not read any longer, it may not show any longer.
        options.sink.clear();
        this.#version = undefined;
        options.report.failed(error);
      },
    });
  }

  /** Runs until the signal aborts. Does not throw. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#version === undefined) {
        await this.#list(signal);
      } else if (this.#resync.isDue) {
        await this.#compare(this.#version, signal);
      } else {
        await this.#watch(this.#version, signal);
      }
    }
  }

  async #list(signal: AbortSignal): Promise<void> {
    const listed = await this.#listAll(signal);
    if (signal.aborted) {
      return;
    }
    if (listed.ok) {
      this.#version = listed.value.version;
      this.#retreat.answered();
      this.#resync.listed();
      this.#options.report.confirmed();
    } else {
      await this.#fail(listed.error, signal);
    }
  }

  /**
   * Lists all as it was at the version that is held: whatever differs is what the watch should
   * have told, and nothing else is. A version that is forgotten is listed as it is now instead.
   */
  async #compare(version: string, signal: AbortSignal): Promise<void> {
    const listed = await this.#listAll(signal, version);
    if (signal.aborted) {
      return;
    }
    if (listed.ok) {
      this.#resync.listed();
      this.#options.report.confirmed();
      this.#options.report.resynced(listed.value.differences);
    } else if (
      listed.error.code === 'expired' ||
      listed.error.code === 'unknown'
    ) {
      this.#version = undefined;
    } else {
      await this.#fail(listed.error, signal);
    }
  }

  #listAll(signal: AbortSignal, at?: string): Promise<Outcome<Listed>> {
    return listAll({ ...this.#options, pages: this.#pages, at }, signal);
  }

  async #watch(from: string, signal: AbortSignal): Promise<void> {
    const { random } = this.#options;
    let progress = false;
    const end = await followWatch({
      ...this.#options,
      from,
      timeoutSeconds: this.#resync.watchSeconds(
        300 + Math.floor(random() * 301),
      ),
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
    this.#doubtful = end.type === 'failed';
    if (end.type === 'closed') {
      this.#retreat.answered();
      if (end.lived < SHORT_WATCH_MS) {
        await this.#retreat.ended(signal);
      }
      return;
    }
    this.#options.report.interrupted();
    if (end.type === 'lost') {
      this.#version = undefined;
      await this.#fail(end.error, signal);
      return;
    }
    if (end.opened) {
      this.#retreat.answered();
    }
    if (end.error.code === 'expired') {
      await this.#relist(end.error, signal);
    } else if (end.opened) {
      await this.#reopen(end.error, signal);
    } else {
      await this.#fail(end.error, signal);
    }
  }

  /** The version is too old. Once that is ordinary and listed at once; in a row it is a fault. */
  async #relist(error: ClusterError, signal: AbortSignal): Promise<void> {
    this.#version = undefined;
    this.#expired += 1;
    if (this.#expired > 1) {
      await this.#fail(error, signal);
    }
  }

  /** An open watch broke: go on from where it was, and say nothing unless that fails as well. */
  async #reopen(error: ClusterError, signal: AbortSignal): Promise<void> {
    if (error.code === 'silent') {
      return;
    }
    if (error.code === 'refused' || error.code === 'unknown') {
      await this.#retreat.broken(error, signal);
      return;
    }
    this.#streamErrors += 1;
    if (this.#streamErrors >= MAX_STREAM_ERRORS) {
      this.#streamErrors = 0;
      this.#version = undefined;
    }
    await this.#fail(error, signal);
  }

  /** Says that it failed, and waits as long as that kind of failure wants. */
  async #fail(error: ClusterError, signal: AbortSignal): Promise<void> {
    this.#options.report.failed(error);
    await this.#retreat.failed(error, signal);
  }
}
