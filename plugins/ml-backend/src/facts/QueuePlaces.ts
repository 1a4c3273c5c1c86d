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

/** Who waits in a LocalQueue, or why that is not known. */
export type FoundLine =
  | {
      is: 'known';
      /** By the names of the Workloads. */
      places: ReadonlyMap<string, QueuePlace>;
    }
  | { is: 'not-served' }
  | { is: 'failed'; message: string };

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

  /** All who wait in a LocalQueue. Does not fail, whatever the cluster does. */
  async line(queue: Omit<InLine, 'workload'>): Promise<FoundLine> {
    const version = await this.#version(queue.cluster);
    if (!version.ok) {
      return { is: 'failed', message: version.error.message };
    }
    if (version.value === undefined) {
      return { is: 'not-served' };
    }
    const line = await this.#line(queue, version.value);
    if (line.ok) {
      return { is: 'known', places: placesIn(line.value, queue.queue) };
    }
    return line.error.code === 'notFound'
      ? { is: 'not-served' }
      : { is: 'failed', message: line.error.message };
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
    { cluster, namespace, queue }: Omit<InLine, 'workload'>,
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

function placeIn(page: Page, { workload, queue }: InLine): FoundPlace {
  const place = placesIn(page, queue).get(workload);
  if (!place) {
    // Without it in the whole line it waits no longer, and its row will say so.
    return isCut(page)
      ? unknown(`more than ${MOST_WAITING} wait before it`)
      : {};
  }
  return { place };
}

function placesIn(page: Page, queue: string): Map<string, QueuePlace> {
  const pending = parsePendingWorkloads(page.items);
  return new Map(
    pending.map(({ name, position, positionInClusterQueue }) => [
      name,
      {
        queue,
        position,
        waiting: Math.max(pending.length, position),
        ...(isCut(page) && { isCut: true }),
        ...(positionInClusterQueue !== undefined && { positionInClusterQueue }),
      },
    ]),
  );
}

function isCut({ items }: Page): boolean {
  return items.length >= MOST_WAITING;
}

function unknown(message: string): FoundPlace {
  return { missing: { part: 'place', message } };
}
