import {
  SourceStatus,
  TrackingStatus,
} from '@mlport/backstage-plugin-ml-common';
import {
  clusterSourceKey,
  SourceOf,
  sourceOf,
  trackingSourceKey,
} from '../entities/sourceKey';
import { SYSTEMS_SOURCE } from '../entities/systemEntity';

/**
 * In which sources what is not there is gone. A source that is not fresh, or that was not read in
 * this round, tells nothing of what it does not name.
 */
export class SettledSources {
  readonly #told = new Map<string, boolean>();
  readonly #listed = new Set<string>();

  static create(): SettledSources {
    return new SettledSources();
  }

  private constructor() {}

  /** What the answer of a tracking list says of its sources. */
  addTracking(
    of: 'models' | 'experiments',
    sources: readonly TrackingStatus[],
  ): void {
    this.#listed.add(of);
    for (const source of sources) {
      this.#told.set(
        trackingSourceKey(of, source),
        source.freshness === 'fresh',
      );
    }
  }

  /** What the answer of a list of clusters' objects says of its sources. */
  addClusters(
    of: 'endpoints' | 'quotas',
    sources: readonly SourceStatus[],
  ): void {
    // While a backend starts it knows no cluster, and that is no news of any.
    if (sources.length > 0) {
      this.#listed.add(of);
    }
    for (const source of sources) {
      const { freshness } = source;
      this.#told.set(
        clusterSourceKey(of, source),
        freshness === 'fresh' || freshness === 'missing',
      );
    }
  }

  /** A source that is no longer named in a list that was read was taken out of the configuration. */
  isSettled(sourceKey: string): boolean {
    return (
      sourceKey === SYSTEMS_SOURCE ||
      (this.#told.get(sourceKey) ?? this.#listed.has(sourceOf(sourceKey)))
    );
  }

  /** Whether all sources of such things are settled. */
  isWhole(of: SourceOf): boolean {
    return (
      this.#listed.has(of) &&
      [...this.#told].every(
        ([key, isSettled]) => isSettled || sourceOf(key) !== of,
      )
    );
  }
}
