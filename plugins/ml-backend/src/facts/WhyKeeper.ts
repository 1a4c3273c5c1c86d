import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  Explanation,
  Kind,
  isFinished,
  WorkloadKey,
} from '@mlport/backstage-plugin-ml-common';
import { Clock, systemClock } from '../clusters/Clock';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { MirrorRow, WorkloadMirror } from '../clusters/WorkloadMirror';
import { ClusterContext, clusterContext } from './clusterContext';
import { CollectedFacts } from './CollectedFacts';
import { explainRow } from './explainRow';
import { FactCollector } from './FactCollector';
import { Looks } from './Looks';
import {
  isWorthRequests,
  needsExplanation,
  needsNoRequest,
} from './needsExplanation';
import { NewestFirst } from './NewestFirst';

/** Changes that come together are looked at together. */
const COALESCE_MS = 500;
/** How many rows are looked at in one turn of the event loop. */
const ROWS_PER_TURN = 300;
/** How often all that waits is looked at again: quotas change without a change of a row. */
const SWEEP_MS = 30_000;
/** At most two pieces of work per second and cluster. */
const PACE_MS = 500;
/** How many may wait for that per cluster. */
const MOST_WAITING = 500;

/** What a keeper needs. */
export interface WhyKeeperOptions {
  mirror: WorkloadMirror & ClusterReadings;
  kinds: readonly Kind[];
  collector: FactCollector;
  logger: LoggerService;
  /** Takes the sentence of a row, or that it has none. */
  tell(key: WorkloadKey, why: string | undefined): void;
  clock?: Clock;
}

/**
 * Finds out, in the background, why rows wait, fail or restart. What the mirror tells costs no
 * request; for the rest the facts of a row are fetched when it comes to that state, the newest first
 * and two per second and cluster, and again now and then while it stays there.
 */
export class WhyKeeper {
  readonly #options: Required<WhyKeeperOptions>;
  readonly #rows = new Map<string, MirrorRow>();
  readonly #changed = new Set<string>();
  readonly #looks = new Looks();
  /** What waits for requests, by cluster. */
  readonly #waiting = new Map<string, NewestFirst>();
  readonly #stops: (() => void)[] = [];
  #isFlushing = false;
  #isStopped = false;

  static create(options: WhyKeeperOptions): WhyKeeper {
    return new WhyKeeper({ clock: systemClock, ...options });
  }

  private constructor(options: Required<WhyKeeperOptions>) {
    this.#options = options;
  }

  /** Begins with the rows that are there. */
  start(): void {
    const { mirror } = this.#options;
    for (const row of mirror.rows()) {
      this.#noteChange(undefined, row);
    }
    this.#stops.push(
      mirror.onChange(({ before, after }) => this.#noteChange(before, after)),
    );
    this.#sweepLater();
  }

  stop(): void {
    this.#isStopped = true;
    for (const stop of this.#stops) {
      stop();
    }
  }

  #after(ms: number, callback: () => void): void {
    this.#options.clock.after(ms, () => {
      if (!this.#isStopped) {
        callback();
      }
    });
  }

  #noteChange(before: MirrorRow | undefined, after: MirrorRow | undefined) {
    const row = after ?? before;
    if (!row) {
      return;
    }
    const key = keyOf(row);
    if (after && needsExplanation(after)) {
      this.#rows.set(key, after);
      this.#changed.add(key);
      this.#flushLater();
    } else if (this.#rows.delete(key)) {
      this.#changed.delete(key);
      this.#looks.forget(key);
      this.#waiting.get(row.cluster)?.delete(key);
    }
  }

  #sweepLater(): void {
    this.#after(SWEEP_MS, () => {
      const now = this.#options.clock.now();
      for (const [key, row] of this.#rows) {
        if (isWorthRequests(row, now)) {
          this.#changed.add(key);
        }
      }
      this.#flushLater();
      this.#sweepLater();
    });
  }

  #flushLater(): void {
    if (!this.#isFlushing && this.#changed.size > 0) {
      this.#isFlushing = true;
      this.#after(COALESCE_MS, () => {
        this.#isFlushing = false;
        this.#flush();
        this.#flushLater();
      });
    }
  }

  #flush(): void {
    const contexts = new Map<string, ClusterContext>();
    let looked = 0;
    for (const key of this.#changed) {
      this.#changed.delete(key);
      const row = this.#rows.get(key);
      if (row) {
        const context =
          contexts.get(row.cluster) ??
          clusterContext(row.cluster, this.#options);
        contexts.set(row.cluster, context);
        this.#look(key, row, context);
        looked += 1;
      }
      if (looked >= ROWS_PER_TURN) {
        return;
      }
    }
  }

  #look(key: string, row: MirrorRow, context: ClusterContext): void {
    const explanation = this.#explain(row, context, { pods: [], events: [] });
    const now = this.#options.clock.now();
    if (needsNoRequest(explanation)) {
      this.#waiting.get(row.cluster)?.delete(key);
      this.#looks.forget(key);
      this.#tell(row, explanation);
    } else if (
      isWorthRequests(row, now) &&
      this.#looks.isDue(key, likenessOf(row), now)
    ) {
      this.#enqueue(row.cluster, key);
    }
  }

  #enqueue(cluster: string, key: string): void {
    let waiting = this.#waiting.get(cluster);
    if (!waiting) {
      waiting = new NewestFirst(MOST_WAITING);
      this.#waiting.set(cluster, waiting);
      this.#after(0, () => this.#work(cluster));
    }
    waiting.add(key);
  }

  /** Takes one after the other until none waits. */
  async #work(cluster: string): Promise<void> {
    const waiting = this.#waiting.get(cluster);
    const key = waiting?.take();
    if (key === undefined) {
      this.#waiting.delete(cluster);
      return;
    }
    const row = this.#rows.get(key);
    if (row) {
      await this.#find(key, row);
    }
    this.#after(PACE_MS, () => this.#work(cluster));
  }

  async #find(key: string, row: MirrorRow): Promise<void> {
    const { collector, logger } = this.#options;
    try {
      this.#conclude(key, row, await collector.collect(row));
    } catch (error) {
      // One row that cannot be explained must not end the search for the others.
      logger.warn(`Cannot explain ${key}: ${stringifyError(error)}`);
    }
  }

  #conclude(key: string, asked: MirrorRow, facts: CollectedFacts): void {
    const row = this.#rows.get(key);
    if (this.#isStopped || !row) {
      return;
    }
    const explanation = this.#explain(
      row,
      clusterContext(row.cluster, this.#options),
      facts,
    );
    this.#looks.note(key, {
      likeness: likenessOf(asked),
      now: this.#options.clock.now(),
      isFinal:
        isFinished(row.workload.state) &&
        explanation !== undefined &&
        facts.missing.length === 0,
    });
    this.#tell(row, explanation);
  }

  #explain(
    row: MirrorRow,
    context: ClusterContext,
    facts: Pick<CollectedFacts, 'pods' | 'events'>,
  ): Explanation | undefined {
    const { clock, mirror } = this.#options;
    return explainRow(row, {
      now: clock.now(),
      context,
      surroundings: mirror.surroundings(row.cluster, row.meta.uid),
      pods: facts.pods,
      events: facts.events,
    });
  }

  #tell({ cluster, meta }: MirrorRow, explanation: Explanation | undefined) {
    this.#options.tell({ cluster, uid: meta.uid }, explanation?.headline);
  }
}

function keyOf({ cluster, meta }: MirrorRow): string {
  return `${cluster}/${meta.uid}`;
}

/** Equal for rows that there is nothing new to find out about. */
function likenessOf({ workload }: MirrorRow): string {
  const { state, reason, restarts } = workload;
  return JSON.stringify([state, reason, restarts]);
}
