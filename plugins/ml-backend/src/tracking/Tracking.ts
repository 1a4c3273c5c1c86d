import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Clock, systemClock } from '../clusters/Clock';
import { EntityViews } from './EntityViews';
import { HeldSource } from './HeldSource';
import { RunQueries } from './RunQueries';
import { TrackingAdapter } from './TrackingAdapter';
import { TrackingBook } from './TrackingBook';
import { TrackingDeps } from './TrackingDeps';
import { TrackingReader } from './TrackingReader';

/** What the room needs. */
export interface TrackingOptions
  extends Pick<TrackingDeps, 'book' | 'readings'> {
  adapters: readonly TrackingAdapter[];
  intervalMs: number;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  catalog: Pick<CatalogService, 'getEntityByRef' | 'getEntitiesByRefs'>;
  clock?: Clock;
}

/** What is tracked, read in intervals and on demand. */
export class Tracking {
  /** What answers are made of. */
  readonly deps: TrackingDeps;
  readonly #readers: readonly TrackingReader[];

  static create(options: TrackingOptions): Tracking {
    return new Tracking(options);
  }

  private constructor(options: TrackingOptions) {
    const { adapters, intervalMs, auth, catalog, book, readings } = options;
    const clock = options.clock ?? systemClock;
    const sources = adapters.map(adapter =>
      HeldSource.create({ adapter, clock, intervalMs }),
    );
    this.#readers = sources.map(held =>
      TrackingReader.create({
        held,
        clock,
        intervalMs,
        sharers: adapters.filter(
          ({ source }) => source.instance === held.adapter.source.instance,
        ).length,
      }),
    );
    this.deps = {
      tracked: TrackingBook.create(sources),
      runs: RunQueries.create({ clock }),
      views: EntityViews.create({ catalog, auth, clock }),
      book,
      readings,
      catalog,
      clock,
    };
  }

  /** Reads all sources, again and again. */
  start(): void {
    for (const reader of this.#readers) {
      void reader.start();
    }
  }

  /** Reads all sources once. */
  async read(): Promise<void> {
    await Promise.all(this.#readers.map(reader => reader.read()));
  }

  /** Ends what is under way. */
  stop(): void {
    for (const reader of this.#readers) {
      reader.stop();
    }
    this.deps.runs.stop();
  }
}
