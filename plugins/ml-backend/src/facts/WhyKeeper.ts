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
import { KeyBatches } from './KeyBatches';
import { Looks } from './Looks';
import {
  isSure,
  isWorthRequests,
  needsExplanation,
  needsNoRequest,
} from './needsExplanation';
import { PacedWork } from './PacedWork';

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
  readonly #changed: KeyBatches;
  readonly #looks = new Looks();
  /** What waits for requests. */
  readonly #waiting: PacedWork;
  readonly #stops: (() => void)[] = [];
  #isStopped = false;

  static create(options: WhyKeeperOptions): WhyKeeper {
    return new WhyKeeper({ clock: systemClock, ...options });
  }

  private constructor(options: Required<WhyKeeperOptions>) {
    this.#options = options;
    this.#changed = KeyBatches.create({
      clock: options.clock,
      waitMs: COALESCE_MS,
      most: ROWS_PER_TURN,
      take: keys => this.#lookAt(keys),
    });
    this.#waiting = PacedWork.create({
      clock: options.clock,
      paceMs: PACE_MS,
      capacity: MOST_WAITING,
      work: key => this.#find(key),
    });
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
    this.#changed.stop();
    this.#waiting.stop();
    for (const stop of this.#stops) {
      stop();
    }
  }

  /**
   * Takes over what is known now of a row that waits, fails or restarts, whoever asked for it: what
   * the row says is what its details say.
   */
  learn(asked: MirrorRow, facts: CollectedFacts): Explanation | undefined {
    const row = this.#rows.get(keyOf(asked));
    if (this.#isStopped || !row) {
      return undefined;
    }
    const context = clusterContext(row.cluster, this.#options);
    const explanation = this.#explain(row, context, facts);
    this.#tell(row, explanation);
    return explanation;
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
    } else if (this.#rows.delete(key)) {
      this.#changed.delete(key);
      this.#looks.forget(key);
      this.#waiting.delete(row.cluster, key);
    }
  }

  #sweepLater(): void {
    this.#options.clock.after(SWEEP_MS, () => {
      if (this.#isStopped) {
        return;
      }
      const now = this.#options.clock.now();
      for (const [key, row] of this.#rows) {
        if (isWorthRequests(row, now)) {
          this.#changed.add(key);
        }
      }
      this.#sweepLater();
    });
  }

  #lookAt(keys: readonly string[]): void {
    const contexts = new Map<string, ClusterContext>();
    for (const key of keys) {
      const row = this.#rows.get(key);
      if (row) {
        const context =
          contexts.get(row.cluster) ??
          clusterContext(row.cluster, this.#options);
        contexts.set(row.cluster, context);
        this.#look(key, row, context);
      }
    }
  }

  #look(key: string, row: MirrorRow, context: ClusterContext): void {
    const explanation = this.#explain(row, context, { pods: [], events: [] });
    const now = this.#options.clock.now();
    if (needsNoRequest(explanation)) {
      this.#waiting.delete(row.cluster, key);
      this.#looks.forget(key);
      this.#tell(row, explanation);
    } else if (
      isWorthRequests(row, now) &&
      this.#looks.isDue(key, likenessOf(row), now)
    ) {
      this.#waiting.add(row.cluster, key);
    }
  }

  async #find(key: string): Promise<void> {
    const { clock, collector, logger } = this.#options;
    const asked = this.#rows.get(key);
    if (!asked) {
      return;
    }
    try {
      const facts = await collector.collect(asked);
      const explanation = this.learn(asked, facts);
      if (this.#rows.has(key)) {
        const wait = this.#looks.note(key, {
          likeness: likenessOf(asked),
          now: clock.now(),
          isSure: isSure(explanation),
          isFinal:
            isFinished(asked.workload.state) &&
            explanation !== undefined &&
            facts.missing.length === 0,
        });
        if (wait < SWEEP_MS) {
          clock.after(wait, () => this.#lookAgain(key));
        }
      }
    } catch (error) {
      // One row that cannot be explained must not end the search for the others.
      logger.warn(`Cannot explain ${key}: ${stringifyError(error)}`);
    }
  }

  #lookAgain(key: string): void {
    if (!this.#isStopped) {
      this.#changed.add(key);
    }
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
