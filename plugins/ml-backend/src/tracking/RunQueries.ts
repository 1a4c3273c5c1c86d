import { MetricPoint, Run } from '@mlport/backstage-plugin-ml-common';
import { Clock } from '../clusters/Clock';
import { HeldSource } from './HeldSource';
import { KeptAnswer, KeptAnswers } from './KeptAnswers';
import { RunPlaces } from './RunPlaces';
import {
  RunQuery,
  TrackingFailure,
  TrackingOutcome,
  TrackingPage,
} from './TrackingAdapter';

/** For how long an answer is new, in milliseconds: a running run logs on. */
const TTL_MS = 5_000;
/** For how long the runs of versions are, which most often have ended. */
const VERSIONS_TTL_MS = 60_000;
/** How long somebody waits at most, in milliseconds. */
const WAIT_MS = 850;
/** How many pages of runs are held, and how many sets of curves. */
const MOST_ANSWERS = 60;
/** How many single runs are. */
const MOST_RUNS = 2_000;
/** Of how many runs it is remembered which experiment they are in. */
const MOST_SEEN = 20_000;
/** How many experiments one request can be about. */
const MOST_EXPERIMENTS = 1_000;
/** How many runs are asked for one by one, where there are more. */
const MOST_SINGLE = 20;

/** What came of a question, with the time at which it was read. */
export type KeptOutcome<T> =
  | { ok: true; value: KeptAnswer<T> }
  | { ok: false; error: TrackingFailure };

/** The points of a metric by the ids of runs. */
export type Curves = ReadonlyMap<string, MetricPoint[]>;

/**
 * Runs and curves, fetched when somebody looks. What several people look at is fetched once. Whether
 * the caller may see the experiment has been decided before.
 */
export class RunQueries {
  readonly #pages: KeptAnswers<TrackingPage<Run>>;
  readonly #curves: KeptAnswers<Curves>;
  readonly #ofVersions: KeptAnswers<Run[]>;
  readonly #single: KeptAnswers<Run[]>;
  readonly #places = RunPlaces.create(MOST_SEEN);
  readonly #stop = new AbortController();

  static create(options: { clock: Clock }): RunQueries {
    return new RunQueries(options.clock);
  }

  private constructor(clock: Clock) {
    const shared = { clock, waitMs: WAIT_MS, capacity: MOST_ANSWERS };
    const lasting = { ...shared, ttlMs: VERSIONS_TTL_MS };
    this.#pages = KeptAnswers.create({ ...shared, ttlMs: TTL_MS });
    this.#curves = KeptAnswers.create({ ...shared, ttlMs: TTL_MS });
    this.#ofVersions = KeptAnswers.create(lasting);
    this.#single = KeptAnswers.create({ ...lasting, capacity: MOST_RUNS });
  }

  /** One page of runs, of the experiments that are asked about and no others. */
  async search(
    source: HeldSource,
    query: RunQuery,
  ): Promise<KeptOutcome<TrackingPage<Run>>> {
    const { experimentIds, filter, orderBy, runIds, limit, cursor } = query;
    return this.#pages.get(
      keyOf(
        source,
        [...experimentIds].sort(),
        filter,
        orderBy,
        runIds && [...runIds].sort(),
        limit,
        cursor,
      ),
      async () => {
        const outcome = within(
          experimentIds,
          await source.adapter.runs(query, this.#stop.signal),
        );
        if (outcome.ok) {
          this.#places.see(source.key, outcome.value.items);
        }
        return outcome;
      },
    );
  }

  /** The curves of runs; of those only that are in the experiment. */
  async curves(
    source: HeldSource,
    query: {
      experimentId: string;
      runIds: readonly string[];
      metric: string;
      maxPoints: number;
    },
  ): Promise<KeptOutcome<Curves>> {
    const { experimentId, runIds, metric, maxPoints } = query;
    return this.#curves.get(
      keyOf(source, experimentId, [...runIds].sort(), metric, maxPoints),
      async () => {
        const members = await this.#members(source, experimentId, runIds);
        if (!members.ok) {
          return members;
        }
        const own = members.value;
        if (own.length === 0) {
          return { ok: true, value: new Map() };
        }
        const outcome = await source.adapter.metricHistory(
          { runIds: own, metric, maxPoints },
          this.#stop.signal,
        );
        return outcome.ok
          ? { ok: true, value: curvesOf(own, outcome.value) }
          : outcome;
      },
    );
  }

  /**
   * Those of some runs that there are, whichever experiments they are in.
   *
   * @param runIds - At most 100.
   */
  async find(
    source: HeldSource,
    runIds: readonly string[],
  ): Promise<KeptOutcome<Run[]>> {
    const experimentIds = [...source.experiments.values()].map(
      ({ experiment }) => experiment.experimentId,
    );
    if (runIds.length === 0 || experimentIds.length === 0) {
      return { ok: true, value: { value: [], asOf: 0 } };
    }
    return experimentIds.length <= MOST_EXPERIMENTS
      ? this.#findTogether(source, runIds, experimentIds)
      : this.#findEach(source, runIds);
  }

  /** Ends what is under way. */
  stop(): void {
    this.#stop.abort();
  }

  /** Those of some runs that are in an experiment; asked only about those that were never seen. */
  async #members(
    source: HeldSource,
    experimentId: string,
    runIds: readonly string[],
  ): Promise<TrackingOutcome<string[]>> {
    const isSeen = (runId: string) =>
      this.#places.isIn(source.key, runId, experimentId);
    const unseen = runIds.filter(runId => !isSeen(runId));
    if (unseen.length > 0) {
      const found = await this.search(source, {
        experimentIds: [experimentId],
        runIds: unseen,
        limit: unseen.length,
      });
      if (!found.ok) {
        return found;
      }
    }
    return { ok: true, value: runIds.filter(isSeen) };
  }

  async #findTogether(
    source: HeldSource,
    runIds: readonly string[],
    experimentIds: readonly string[],
  ): Promise<KeptOutcome<Run[]>> {
    return this.#ofVersions.get(
      keyOf(source, [...runIds].sort(), [...experimentIds].sort()),
      async () => {
        const outcome = within(
          experimentIds,
          await source.adapter.runs(
            { experimentIds, runIds, limit: runIds.length },
            this.#stop.signal,
          ),
        );
        return outcome.ok ? { ok: true, value: outcome.value.items } : outcome;
      },
    );
  }

  async #findEach(
    source: HeldSource,
    runIds: readonly string[],
  ): Promise<KeptOutcome<Run[]>> {
    const outcomes = await Promise.all(
      runIds.slice(0, MOST_SINGLE).map(runId =>
        this.#single.get(keyOf(source, runId), async () => {
          const outcome = await source.adapter.run(runId, this.#stop.signal);
          return outcome.ok
            ? { ok: true, value: outcome.value ? [outcome.value] : [] }
            : outcome;
        }),
      ),
    );
    const found = outcomes.flatMap(outcome =>
      outcome.ok ? outcome.value.value : [],
    );
    const failed = outcomes.find(outcome => !outcome.ok);
    return failed && found.length === 0
      ? failed
      : { ok: true, value: { value: found, asOf: 0 } };
  }
}

/** What a server gives beside what it was asked for is not handed on. */
function within(
  experimentIds: readonly string[],
  outcome: TrackingOutcome<TrackingPage<Run>>,
): TrackingOutcome<TrackingPage<Run>> {
  if (!outcome.ok) {
    return outcome;
  }
  const { items, ...rest } = outcome.value;
  const own = items.filter(({ experimentId }) =>
    experimentIds.includes(experimentId),
  );
  return { ok: true, value: { ...rest, items: own } };
}

/** A curve for each run; one without points where it never logged the metric. */
function curvesOf(runIds: readonly string[], points: Curves): Curves {
  return new Map(runIds.map(runId => [runId, points.get(runId) ?? []]));
}

function keyOf(source: HeldSource, ...parts: unknown[]): string {
  return JSON.stringify([source.key, ...parts]);
}
