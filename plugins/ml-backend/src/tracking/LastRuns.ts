import { LastRun } from './HeldThings';
import { TrackingAdapter, TrackingFailure } from './TrackingAdapter';

/** How many experiments one request asks about. */
const PER_REQUEST = 100;
/** How many of their newest runs it asks for. */
const PAGE = 40;
/** How many requests more one renewal may make for what the first pages did not tell. */
const MOST_MORE = 10;

/**
 * The newest run of each experiment, by few requests: the newest runs of many experiments together
 * tell of those where something happens, and what rests stays as it was. What is not known yet, and
 * runs that were running, are asked for again without those that were found.
 */
export class LastRuns {
  readonly #adapter: Pick<TrackingAdapter, 'runs'>;
  readonly #known = new Map<string, LastRun>();
  /** Experiments that are known to have no run. */
  readonly #empty = new Set<string>();
  #requests = 0;

  static create(adapter: Pick<TrackingAdapter, 'runs'>): LastRuns {
    return new LastRuns(adapter);
  }

  private constructor(adapter: Pick<TrackingAdapter, 'runs'>) {
    this.#adapter = adapter;
  }

  /** What is known, by the ids of experiments. */
  get known(): ReadonlyMap<string, LastRun> {
    return this.#known;
  }

  /** How many requests the newest renewal made. */
  get requests(): number {
    return this.#requests;
  }

  /** Looks again; the answer says why it could not. */
  async renew(
    experimentIds: readonly string[],
    signal: AbortSignal,
  ): Promise<TrackingFailure | undefined> {
    this.#requests = 0;
    this.#forgetAllBut(new Set(experimentIds));
    const open: string[] = [];
    for (let at = 0; at < experimentIds.length; at += PER_REQUEST) {
      const group = experimentIds.slice(at, at + PER_REQUEST);
      const unseen = await this.#look(group, signal);
      if (!Array.isArray(unseen)) {
        return unseen;
      }
      open.push(...unseen.filter(id => this.#isOpen(id)));
    }
    return this.#lookMore(open, signal);
  }

  async #lookMore(
    open: readonly string[],
    signal: AbortSignal,
  ): Promise<TrackingFailure | undefined> {
    let left = open;
    for (let more = 0; more < MOST_MORE && left.length > 0; more += 1) {
      const unseen = await this.#look(left.slice(0, PER_REQUEST), signal);
      if (!Array.isArray(unseen)) {
        return unseen;
      }
      left = [...unseen, ...left.slice(PER_REQUEST)];
    }
    return undefined;
  }

  /** Asks about some; the answer is those that the newest runs are not of, or why there is none. */
  async #look(
    group: readonly string[],
    signal: AbortSignal,
  ): Promise<string[] | TrackingFailure> {
    this.#requests += 1;
    const outcome = await this.#adapter.runs(
      { experimentIds: group, limit: PAGE, inBackground: true },
      signal,
    );
    if (!outcome.ok) {
      return outcome.error;
    }
    const { items, next } = outcome.value;
    const seen = new Set<string>();
    for (const { experimentId, startedAt, status } of items) {
      if (!seen.has(experimentId) && group.includes(experimentId)) {
        seen.add(experimentId);
        this.#known.set(experimentId, { startedAt, status });
        this.#empty.delete(experimentId);
      }
    }
    const unseen = group.filter(id => !seen.has(id));
    const isAll = next === undefined && items.length < PAGE;
    if (!isAll && seen.size > 0) {
      return unseen;
    }
    for (const id of unseen) {
      this.#known.delete(id);
      this.#empty.add(id);
    }
    return [];
  }

  #isOpen(id: string): boolean {
    const known = this.#known.get(id);
    return known
      ? known.status === 'running' || known.status === 'scheduled'
      : !this.#empty.has(id);
  }

  #forgetAllBut(ids: ReadonlySet<string>): void {
    for (const held of [this.#known, this.#empty]) {
      for (const id of held.keys()) {
        if (!ids.has(id)) {
          held.delete(id);
        }
      }
    }
  }
}
