import { MissingPart, QueuePlace } from '@mlport/backstage-plugin-ml-common';
import { Clock } from '../clusters/Clock';
import { failure, Outcome, success } from '../clusters/gateway';
import { ClusterReader, Page } from './ClusterReader';
import { parsePendingWorkloads } from './parsePendingWorkloads';
import { pendingPath, VISIBILITY_PATH, visibilityVersion } from './visibility';
import { SharedCache } from './SharedCache';

/** What Kueue gives at most by itself. */
const MOST_WAITING = 1_000;

/** How long it is known what a cluster serves, in milliseconds. */
const SERVED_MS = 60_000;

/** A Kueue Workload that waits in a LocalQueue. */
export interface InLine {
  cluster: string;
  namespace: string;
  queue: string;
  /** The name of the Workload. */
  workload: string;
}

/** Where work stands, or why that is not known. Neither where the cluster does not tell places. */
export interface FoundPlace {
  place?: QueuePlace;
  missing?: MissingPart;
}

/**
 * Places in queues, by Kueue's visibility API: one request for all who wait in a LocalQueue, and now
 * and then one that asks whether the cluster serves it.
 *
 * Source: kueue 0.19, `apis/visibility/v1beta2`; positions count from 0 there.
 */
export class QueuePlaces {
  readonly #reader: ClusterReader;
  readonly #versions: SharedCache<Outcome<string | undefined>>;
  readonly #lines: SharedCache<Outcome<Page>>;
  /** The clusters whose version is known without a request. */
  readonly #asked = new Set<string>();
  readonly #clock: Clock;

  /** @param options.ttlMs - How long a line is good for the next viewer, in milliseconds. */
  static create(options: {
    reader: ClusterReader;
    clock: Clock;
    ttlMs: number;
    capacity: number;
  }): QueuePlaces {
    return new QueuePlaces(options);
  }

  private constructor(options: {
    reader: ClusterReader;
    clock: Clock;
    ttlMs: number;
    capacity: number;
  }) {
    this.#reader = options.reader;
    this.#clock = options.clock;
    this.#versions = SharedCache.create({ ...options, ttlMs: SERVED_MS });
    this.#lines = SharedCache.create(options);
  }

  /**
   * Where work stands, with at most so many requests. When one is too few, it asks what the cluster
   * serves, and the next who looks is told the place.
   */
  async of(inLine: InLine, mostRequests: number): Promise<FoundPlace> {
    const { cluster } = inLine;
    const isKnown = this.#asked.has(cluster);
    if (mostRequests < 1) {
      return {};
    }
    const version = await this.#version(cluster);
    if (!version.ok) {
      return unknown(version.error.message);
    }
    if (version.value === undefined || (!isKnown && mostRequests < 2)) {
      return {};
    }
    const line = await this.#line(inLine, version.value);
    if (!line.ok) {
      // The queue, or the API, went away: there is no place to tell.
      return line.error.code === 'notFound' ? {} : unknown(line.error.message);
    }
    return placeIn(line.value, inLine);
  }

  #version(cluster: string): Promise<Outcome<string | undefined>> {
    return this.#versions.get(cluster, async () => {
      const group = await this.#reader.object(cluster, VISIBILITY_PATH);
      this.#asked.add(cluster);
      this.#clock.after(SERVED_MS, () => this.#asked.delete(cluster));
      if (group.ok) {
        return success(visibilityVersion(group.value));
      }
      return group.error.code === 'notFound'
        ? success(undefined)
        : failure(group.error.code, group.error.message);
    });
  }

  #line(
    { cluster, namespace, queue }: InLine,
    version: string,
  ): Promise<Outcome<Page>> {
    return this.#lines.get(`${cluster}/${namespace}/${queue}`, () =>
      this.#reader.page(cluster, {
        path: pendingPath(version, namespace, queue),
        query: { limit: String(MOST_WAITING) },
      }),
    );
  }
}

function placeIn({ items }: Page, { workload, queue }: InLine): FoundPlace {
  const pending = parsePendingWorkloads(items);
  const isCut = items.length >= MOST_WAITING;
  const own = pending.find(({ name }) => name === workload);
  if (!own) {
    // Without it in the whole line it waits no longer, and its row will say so.
    return isCut ? unknown(`more than ${MOST_WAITING} wait before it`) : {};
  }
  return {
    place: {
      queue,
      position: own.position,
      waiting: Math.max(pending.length, own.position),
      ...(isCut && { isCut: true }),
      ...(own.positionInClusterQueue !== undefined && {
        positionInClusterQueue: own.positionInClusterQueue,
      }),
    },
  };
}

function unknown(message: string): FoundPlace {
  return { missing: { part: 'place', message } };
}
