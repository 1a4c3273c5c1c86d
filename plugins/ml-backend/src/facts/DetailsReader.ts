import { Kind, WorkloadDetails } from '@mlport/backstage-plugin-ml-common';
import { Clock, systemClock } from '../clusters/Clock';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { MirrorRow, WorkloadMirror } from '../clusters/WorkloadMirror';
import { clusterContext } from './clusterContext';
import { CollectedFacts } from './CollectedFacts';
import { conditionsOf } from './conditionsOf';
import { cutEvents } from './cutEvents';
import { admissionOf, explainRow } from './explainRow';
import { FactCollector } from './FactCollector';
import { timelineOf } from './timelineOf';

const MOST_EVENTS = 100;

/** What a reader of details needs. */
export interface DetailsReaderOptions {
  collector: FactCollector;
  mirror: WorkloadMirror & ClusterReadings;
  kinds: readonly Kind[];
  /** Takes the facts that were just read of a row. */
  learn(row: MirrorRow, facts: CollectedFacts): void;
  clock?: Clock;
}

/** All of the details but what lists have of a workload too. */
export type RowDetails = Omit<
  WorkloadDetails,
  'item' | 'source' | 'urls' | 'traffic'
>;

/** Puts together what is known about one piece of work, and why it is as it is. */
export class DetailsReader {
  readonly #options: Required<DetailsReaderOptions>;

  static create(options: DetailsReaderOptions): DetailsReader {
    return new DetailsReader({ clock: systemClock, ...options });
  }

  private constructor(options: Required<DetailsReaderOptions>) {
    this.#options = options;
  }

  /**
   * The details of a row.
   *
   * @param mayName - Whether other work may be named to who asks.
   */
  async read(
    row: MirrorRow,
    mayName: (row: MirrorRow) => boolean,
  ): Promise<RowDetails> {
    const { collector, mirror, kinds, learn, clock } = this.#options;
    const { cluster } = row;
    const facts = await collector.collect(row);
    learn(row, facts);
    const surroundings = mirror.surroundings(cluster, row.meta.uid);
    const explanation = explainRow(row, {
      now: clock.now(),
      context: clusterContext(cluster, { mirror, kinds }),
      surroundings,
      pods: facts.pods,
      events: facts.events,
      ...(facts.place && { place: facts.place }),
      neighbor: uid => {
        const other = mirror.row(cluster, uid);
        return other && mayName(other) ? other : undefined;
      },
    });
    return {
      ...(explanation && { explanation }),
      ...(facts.place && { place: facts.place }),
      conditions: conditionsOf(facts.object),
      timeline: timelineOf(row, admissionOf(row, surroundings), facts.pods),
      pods: [...facts.pods],
      events: cutEvents(facts.events, MOST_EVENTS),
      missing: [...facts.missing],
      collectedAt: new Date(facts.collectedAt).toISOString(),
    };
  }
}
