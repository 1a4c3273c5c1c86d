import { TrackingStatus } from '@mlport/backstage-plugin-ml-common';
import { HeldSource } from './HeldSource';
import { HeldExperiment, HeldModel } from './HeldThings';
import { VersionIndex } from './VersionIndex';

/** Something, and the source that it was read from. */
export interface Found<T> {
  source: HeldSource;
  held: T;
}

/**
 * What is held of all sources: every registered model with its versions, and every experiment.
 */
export class TrackingBook {
  readonly sources: readonly HeldSource[];
  #index?: { of: readonly object[]; index: VersionIndex };

  static create(sources: readonly HeldSource[]): TrackingBook {
    return new TrackingBook(sources);
  }

  private constructor(sources: readonly HeldSource[]) {
    this.sources = sources;
  }

  /** The model of an id, if there is one. */
  model(id: string): Found<HeldModel> | undefined {
    for (const source of this.sources) {
      const held = source.models.get(id);
      if (held) {
        return { source, held };
      }
    }
    return undefined;
  }

  /** The experiment of an id, if there is one. */
  experiment(id: string): Found<HeldExperiment> | undefined {
    for (const source of this.sources) {
      const held = source.experiments.get(id);
      if (held) {
        return { source, held };
      }
    }
    return undefined;
  }

  /** All models, by source, then by name. */
  models(): HeldModel[] {
    return this.sources.flatMap(({ models }) => [...models.values()]);
  }

  /** All experiments, by source. */
  experiments(): HeldExperiment[] {
    return this.sources.flatMap(({ experiments }) => [...experiments.values()]);
  }

  /** How far each source can be trusted now. */
  statuses(): TrackingStatus[] {
    return this.sources.map(source => source.status());
  }

  /** Finds versions by what endpoints say of what they serve; made anew when models were read. */
  versionIndex(): VersionIndex {
    const of = this.sources.map(({ models }) => models);
    if (
      !this.#index ||
      of.some((models, at) => models !== this.#index?.of[at])
    ) {
      const instances = this.sources.map(({ adapter }) => adapter.source);
      const index = VersionIndex.create(this.models(), instances[0]?.instance);
      this.#index = { of, index };
    }
    return this.#index.index;
  }
}
