import { Clock, systemClock } from '../clusters/Clock';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { ClusterGateway, failure, Outcome } from '../clusters/gateway';
import { MirrorRow, WorkloadMirror } from '../clusters/WorkloadMirror';
import { ClusterReader } from './ClusterReader';
import { CollectedFacts } from './CollectedFacts';
import { FetchedPods, fetchPods, noPods } from './fetchPods';
import { hasNoPodsYet, lineOf } from './lineOf';
import { NamespaceEvents } from './NamespaceEvents';
import { objectPath } from './objectPath';
import { QueuePlaces } from './QueuePlaces';
import { RequestLimits } from './RequestBudget';
import { isObjectOf } from './rowObject';
import { selectEvents } from './selectEvents';
import { SharedCache } from './SharedCache';

/** How long what was fetched is good for the next viewer, in milliseconds. */
const FRESH_MS = 5_000;

/** How many requests to a cluster one piece of work costs at most. */
const MOST_REQUESTS = 4;

/** How many answers of a sort are held at once. */
const HELD = 200;

/** What a collector needs. */
export interface FactCollectorOptions {
  gateway: ClusterGateway;
  mirror: WorkloadMirror & ClusterReadings;
  clock?: Clock;
  limits?: RequestLimits;
}

/**
 * Fetches what is not mirrored about one piece of work: the object, its pods, the events of its
 * namespace, and its place in a queue. At most four requests, none for whoever asks again within seconds; what is asked of one
 * cluster is bounded by its own budget. Does not throw, whatever a cluster does: what cannot be had
 * is missing.
 */
export class FactCollector {
  /** The way to the clusters, for what is read beside facts. */
  readonly reader: ClusterReader;
  /** Who waits in which queue. */
  readonly places: QueuePlaces;
  readonly #mirror: WorkloadMirror & ClusterReadings;
  readonly #clock: Clock;
  readonly #facts: SharedCache<CollectedFacts>;
  readonly #objects: SharedCache<Outcome<unknown>>;
  readonly #events: NamespaceEvents;

  static create(options: FactCollectorOptions): FactCollector {
    return new FactCollector(options);
  }

  private constructor(options: FactCollectorOptions) {
    const clock = options.clock ?? systemClock;
    const kept = { clock, ttlMs: FRESH_MS, capacity: HELD };
    this.reader = ClusterReader.create({ ...options, clock });
    this.#mirror = options.mirror;
    this.#clock = clock;
    this.#facts = SharedCache.create(kept);
    this.#objects = SharedCache.create(kept);
    this.#events = NamespaceEvents.create({ ...kept, reader: this.reader });
    this.places = QueuePlaces.create({ ...kept, reader: this.reader });
  }

  /** All facts about a row. */
  collect(row: MirrorRow): Promise<CollectedFacts> {
    return this.#facts.get(keyOf(row), () => this.#collect(row));
  }

  /** The object of a row, as JSON. */
  object(row: MirrorRow): Promise<Outcome<unknown>> {
    return this.#objects.get(keyOf(row), async () => {
      const version = this.#versionOf(row);
      if (version === undefined) {
        return failure('notFound', 'the cluster does not serve this kind now');
      }
      const path = objectPath(row.kind, version, row.meta);
      const answer = await this.reader.object(row.cluster, path);
      return answer.ok && !isObjectOf(row, answer.value)
        ? failure('notFound', 'another object has its name now')
        : answer;
    });
  }

  async #collect(row: MirrorRow): Promise<CollectedFacts> {
    const { cluster, meta } = row;
    const around = this.#mirror.surroundings(cluster, meta.uid);
    const asksForPods = !hasNoPodsYet(row, around);
    const [[object, pods], events] = await Promise.all([
      this.#objectAndPods(row, asksForPods),
      this.#events.of(cluster, meta.namespace),
    ]);
    const inLine = lineOf(row, around);
    // What lacks events may have taken two requests.
    const left =
      MOST_REQUESTS - 2 - Number(asksForPods) - Number(!!events.missing);
    const { place, missing } = inLine ? await this.places.of(inLine, left) : {};
    const owned = (around?.related ?? []).filter(
      other => other.meta.controllerUid === meta.uid,
    );
    return {
      ...(object.ok && { object: object.value }),
      pods: pods.pods,
      events: selectEvents(events.events, {
        row,
        parts: [...owned, ...(around?.parts ?? [])],
        uids: pods.uids,
      }),
      ...(place && { place }),
      missing: [
        ...(object.ok
          ? []
          : [{ part: 'object' as const, message: object.error.message }]),
        ...(pods.missing ? [pods.missing] : []),
        ...(events.missing ? [events.missing] : []),
        ...(missing ? [missing] : []),
      ],
      collectedAt: this.#clock.now(),
    };
  }

  async #objectAndPods(
    row: MirrorRow,
    asksForPods: boolean,
  ): Promise<[Outcome<unknown>, FetchedPods]> {
    const object = await this.object(row);
    if (!asksForPods) {
      return [object, noPods()];
    }
    const pods = object.ok
      ? await fetchPods(this.reader, row, object.value)
      : noPods('without the object it is not known which they are');
    return [object, pods];
  }

  #versionOf({ cluster, kind }: MirrorRow): string | undefined {
    return this.#mirror
      .sources()
      .find(
        source =>
          source.cluster === cluster &&
          source.group === kind.group &&
          source.kind === kind.kind,
      )?.version;
  }
}

function keyOf({ cluster, meta }: MirrorRow): string {
  return `${cluster}/${meta.uid}`;
}
