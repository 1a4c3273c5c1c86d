import { toError } from '@backstage/errors';
import {
  MlTrackingApi,
  RunItem,
  SearchRunsRequest,
  TrackingStatus,
} from '@mlport/backstage-plugin-ml-common';
import { pause } from '../live/pause';
import { statusOf } from '../notices/statusOf';
import { appendPage, mergeNewest, updateRuns } from './mergeNewest';
import { isUnderWay } from './runState';

/** How many runs a page has. */
export const PAGE = 50;

/** How old what is shown may become while somebody looks, in milliseconds. */
export const EVERY_MS = 15_000;

/** The most runs that can be asked for by their ids. */
const MOST_IDS = 100;

/** What is known of the runs of a search. Every change is a new snapshot. */
export interface RunsSnapshot {
  /**
   * `loading` until the first answer is here; `refused` when the server does not take the filter;
   * `failed` when there is no answer.
   */
  phase: 'loading' | 'ready' | 'refused' | 'failed';
  /** The newest first. */
  runs: readonly RunItem[];
  /** Chosen runs that are not among them, by their ids. */
  others: ReadonlyMap<string, RunItem>;
  /** The ids of chosen runs that were asked for, and are not there. */
  missing: readonly string[];
  /** How many pages were loaded. */
  pages: number;
  /** Whether there are older ones. */
  more: boolean;
  loadingMore: boolean;
  source?: TrackingStatus;
  /** Why the last question had no answer; with `ready`, what is shown is of before. */
  error?: Error;
}

const NOTHING_YET: RunsSnapshot = {
  phase: 'loading',
  runs: [],
  others: new Map(),
  missing: [],
  pages: 0,
  more: false,
  loadingMore: false,
};

type Search = Pick<SearchRunsRequest, 'experiments' | 'filter'>;

/**
 * The runs of a search, page by page, and those that the reader chose. The newest page is read again
 * every 15 seconds while it is all that is shown or while something runs; what runs on older pages
 * is asked for by its ids. Asks nothing while stopped.
 */
export class LiveRuns {
  readonly #api: Pick<MlTrackingApi, 'searchRuns'>;
  readonly #search: Search;
  readonly #listeners = new Set<() => void>();
  #snapshot = NOTHING_YET;
  #running: AbortController | undefined;
  #next: string | undefined;
  #chosen: readonly string[] = [];

  static create(options: {
    api: Pick<MlTrackingApi, 'searchRuns'>;
    search: Search;
  }): LiveRuns {
    return new LiveRuns(options.api, options.search);
  }

  private constructor(api: Pick<MlTrackingApi, 'searchRuns'>, search: Search) {
    this.#api = api;
    this.#search = search;
  }

  readonly getSnapshot = (): RunsSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins, or takes up again. */
  start(): void {
    if (!this.#running) {
      this.#running = new AbortController();
      this.#run(this.#running.signal);
    }
  }

  /** Asks no more. What is known stays. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  /** Asks now, as after a failure. */
  readonly retry = (): void => {
    this.stop();
    if (this.#snapshot.phase !== 'ready') {
      this.#set(NOTHING_YET);
    }
    this.start();
  };

  /** Loads older runs. */
  readonly loadMore = async (): Promise<void> => {
    const signal = this.#running?.signal;
    if (!signal || this.#snapshot.loadingMore || this.#next === undefined) {
      return;
    }
    this.#change({ loadingMore: true });
    try {
      const { items, next } = await this.#ask({ cursor: this.#next }, signal);
      this.#next = next;
      this.#change({
        runs: appendPage(this.#snapshot.runs, items),
        pages: this.#snapshot.pages + 1,
        more: next !== undefined,
        error: undefined,
      });
    } catch (error) {
      if (!signal.aborted) {
        this.#change({ error: toError(error) });
      }
    } finally {
      this.#change({ loadingMore: false });
    }
  };

  /** Keeps these runs at hand as well, wherever they are in the list. */
  choose(ids: readonly string[]): void {
    this.#chosen = ids;
    const others = new Map(
      [...this.#snapshot.others].filter(([id]) => ids.includes(id)),
    );
    if (others.size < this.#snapshot.others.size) {
      this.#change({ others });
    }
    const signal = this.#running?.signal;
    if (signal && this.#snapshot.phase !== 'loading') {
      this.#askAgain(signal, this.#unknown());
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#isWorthAsking()) {
        await this.#renew(signal);
      }
      if (signal.aborted || isFinal(this.#snapshot)) {
        return;
      }
      await pause(EVERY_MS, signal);
    }
  }

  #isWorthAsking(): boolean {
    const { pages, runs, others } = this.#snapshot;
    return (
      pages <= 1 ||
      runs.some(isUnderWay) ||
      [...others.values()].some(isUnderWay)
    );
  }

  async #renew(signal: AbortSignal): Promise<void> {
    try {
      const { items, next, source } = await this.#ask({}, signal);
      const { runs, pages, more } = this.#snapshot;
      if (signal.aborted) {
        return;
      }
      if (pages <= 1) {
        this.#next = next;
      }
      this.#change({
        phase: 'ready',
        runs: mergeNewest(runs, items, next === undefined),
        pages: Math.max(1, pages),
        more: pages <= 1 ? next !== undefined : more,
        source,
        error: undefined,
      });
      const fresh = new Set(items.map(({ runId }) => runId));
      await this.#askAgain(signal, [
        ...this.#unknown(),
        ...[...this.#snapshot.runs, ...this.#snapshot.others.values()]
          .filter(run => isUnderWay(run) && !fresh.has(run.runId))
          .map(({ runId }) => runId),
      ]);
    } catch (error) {
      if (!signal.aborted) {
        this.#fail(toError(error));
      }
    }
  }

  /** The chosen runs of which nothing is known. */
  #unknown(): string[] {
    const { runs, others, missing } = this.#snapshot;
    const known = new Set(runs.map(({ runId }) => runId));
    return this.#chosen.filter(
      id => !known.has(id) && !others.has(id) && !missing.includes(id),
    );
  }

  /** Asks for runs by their ids: the chosen that are on no page, and those that may have moved on. */
  async #askAgain(signal: AbortSignal, wanted: string[]): Promise<void> {
    const runIds = [...new Set(wanted)].slice(0, MOST_IDS);
    if (runIds.length === 0) {
      return;
    }
    try {
      const { items } = await this.#api.searchRuns(
        { experiments: this.#search.experiments, runIds, limit: MOST_IDS },
        { signal },
      );
      if (signal.aborted) {
        return;
      }
      const found = new Map(items.map(item => [item.runId, item]));
      const missing = [
        ...this.#snapshot.missing,
        ...runIds.filter(id => !found.has(id)),
      ];
      const runs = updateRuns(this.#snapshot.runs, items).filter(
        ({ runId }) => !missing.includes(runId),
      );
      const listed = new Set(runs.map(({ runId }) => runId));
      const others = new Map([...this.#snapshot.others, ...found]);
      for (const id of others.keys()) {
        if (listed.has(id)) {
          others.delete(id);
        }
      }
      this.#change({ runs, others, missing });
    } catch (error) {
      if (!signal.aborted) {
        this.#change({ error: toError(error) });
      }
    }
  }

  #ask(page: { cursor?: string }, signal: AbortSignal) {
    return this.#api.searchRuns(
      { ...this.#search, limit: PAGE, ...page },
      { signal },
    );
  }

  #fail(error: Error): void {
    if (statusOf(error) === 400 && this.#search.filter) {
      this.#change({ phase: 'refused', runs: [], error });
    } else {
      const { phase } = this.#snapshot;
      this.#change({ phase: phase === 'ready' ? 'ready' : 'failed', error });
    }
  }

  #change(change: Partial<RunsSnapshot>): void {
    this.#set({ ...this.#snapshot, ...change });
  }

  #set(snapshot: RunsSnapshot): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

/** Whether asking again would change nothing until somebody does something. */
function isFinal({ phase, error }: RunsSnapshot): boolean {
  const status = error && statusOf(error);
  return (
    phase === 'refused' ||
    (phase === 'failed' &&
      status !== undefined &&
      status < 500 &&
      status !== 429)
  );
}
