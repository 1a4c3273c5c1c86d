import { toError } from '@backstage/errors';
import {
  applyWorkloadEvent,
  applyWorkloadPage,
  EMPTY_WORKLOAD_VIEW,
  FollowStatus,
  followWorkloads,
  MlApi,
  WorkloadQuery,
  WorkloadView,
} from '@mlport/backstage-plugin-ml-common';
import { EMPTY_SNAPSHOT, LiveSnapshot } from './LiveSnapshot';
import { pause } from './pause';

/** Rows that a browser holds at most: beyond it, filters are the backend's work. */
export const MAX_ROWS = 10_000;

/** Changes within this many milliseconds are shown together. */
const BATCH_MS = 100;

/** How long a page that failed waits for its next attempt, in milliseconds. */
const PAGE_RETRY_MS = 5_000;

/** A stream that stands for this many milliseconds without an error is live. */
const STANDS_MS = 2_000;

/** The first page is small to be fast, the others are large to be few. */
const FIRST_PAGE = 200;
const NEXT_PAGES = 1_000;

/**
 * Keeps the answer to one query up to date: the first page, then the rest and the stream side by
 * side. `start` and `stop` may be called in turns; a later start takes up where the stop was.
 */
export class LiveWorkloads {
  readonly #api: MlApi;
  readonly #query: WorkloadQuery;
  readonly #listeners = new Set<() => void>();
  #snapshot: LiveSnapshot = EMPTY_SNAPSHOT;
  #view: WorkloadView = EMPTY_WORKLOAD_VIEW;
  #change: Partial<LiveSnapshot> = {};
  #batch: ReturnType<typeof setTimeout> | undefined;
  #stands: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #since: string | undefined;
  #cursor: string | undefined;

  static create(options: { api: MlApi; query: WorkloadQuery }): LiveWorkloads {
    return new LiveWorkloads(options.api, options.query);
  }

  private constructor(api: MlApi, query: WorkloadQuery) {
    this.#api = api;
    this.#query = query;
  }

  readonly getSnapshot = (): LiveSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins, or takes up again. */
  start(): void {
    if (this.#running || this.#snapshot.connection === 'ended') {
      return;
    }
    this.#running = new AbortController();
    this.#run(this.#running.signal);
  }

  /** Closes every connection. The rows stay. */
  stop(): void {
    this.#abort();
    this.#update({ connection: 'paused' });
  }

  /** Starts over, after a failure or an end. */
  retry(): void {
    this.#abort();
    this.#since = undefined;
    this.#cursor = undefined;
    this.#view = EMPTY_WORKLOAD_VIEW;
    this.#snapshot = EMPTY_SNAPSHOT;
    this.#update({}, 'now');
    this.start();
  }

  #abort(): void {
    this.#running?.abort();
    this.#running = undefined;
    clearTimeout(this.#stands);
  }

  async #run(signal: AbortSignal): Promise<void> {
    if (this.#since === undefined && !(await this.#loadFirst(signal))) {
      return;
    }
    await Promise.all([this.#loadRest(signal), this.#follow(signal)]);
  }

  async #loadFirst(signal: AbortSignal): Promise<boolean> {
    try {
      const page = await this.#page(FIRST_PAGE, undefined, signal);
      this.#since = page.version;
      this.#update(
        { phase: 'ready', connection: 'live', heardAt: Date.now() },
        'now',
      );
      return true;
    } catch (error) {
      if (!signal.aborted) {
        this.#running = undefined;
        this.#update({ phase: 'failed', error: toError(error) }, 'now');
      }
      return false;
    }
  }

  async #loadRest(signal: AbortSignal): Promise<void> {
    while (this.#cursor && !signal.aborted) {
      if (this.#view.rows.size >= MAX_ROWS) {
        this.#cursor = undefined;
        this.#update({ complete: true, capped: true });
        return;
      }
      try {
        await this.#page(NEXT_PAGES, this.#cursor, signal);
        this.#update({});
      } catch {
        await pause(PAGE_RETRY_MS, signal);
      }
    }
  }

  async #page(
    limit: number,
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<{ version: string }> {
    const page = await this.#api.listWorkloads(
      { ...this.#query, sort: 'attention', limit, cursor },
      { signal },
    );
    signal.throwIfAborted();
    // A snapshot of the stream may have brought everything while the page was on its way.
    if (cursor === this.#cursor) {
      this.#view = applyWorkloadPage(this.#view, page);
      this.#cursor = page.next;
      this.#update({ total: page.total, complete: !page.next });
    }
    return page;
  }

  async #follow(signal: AbortSignal): Promise<void> {
    try {
      for await (const event of followWorkloads(this.#api, this.#query, {
        signal,
        since: this.#since,
        onStatus: status => this.#onStatus(status),
      })) {
        this.#view = applyWorkloadEvent(this.#view, event);
        if (event.type !== 'end' && event.id) {
          this.#since = event.id;
        }
        const whole = event.type === 'snapshot' && event.complete;
        if (whole) {
          this.#cursor = undefined;
        }
        this.#update({
          heardAt: Date.now(),
          ...(whole && { complete: true, capped: false }),
        });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#running = undefined;
        this.#update({
          connection: 'ended',
          connectionCause: toError(error).message,
        });
      }
    }
  }

  #onStatus(status: FollowStatus): void {
    clearTimeout(this.#stands);
    switch (status.type) {
      case 'connecting':
        // An open stream says nothing while nothing changes, so standing is its sign of health.
        this.#stands = setTimeout(
          () => this.#update({ connection: 'live' }),
          STANDS_MS,
        );
        break;
      case 'waiting':
        // A connection that simply ended is opened again within seconds, and nothing is lost.
        if (status.error) {
          this.#update({
            connection: 'reconnecting',
            connectionCause: status.error.message,
          });
        }
        break;
      case 'ended':
        this.#running = undefined;
        this.#update({ connection: 'ended', connectionCause: status.reason });
        break;
      default:
        this.#update({ connection: 'live' });
    }
  }

  #update(change: Partial<LiveSnapshot>, when: 'now' | 'soon' = 'soon'): void {
    Object.assign(this.#change, change);
    if (when === 'now') {
      clearTimeout(this.#batch);
      this.#flush();
      return;
    }
    this.#batch ??= setTimeout(() => this.#flush(), BATCH_MS);
  }

  #flush(): void {
    this.#batch = undefined;
    const next = { ...this.#snapshot, ...this.#change, view: this.#view };
    const { size } = this.#view.rows;
    const whole = next.complete && !next.capped;
    this.#change = {};
    this.#snapshot = {
      ...next,
      total: whole ? size : Math.max(next.total, size),
    };
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
