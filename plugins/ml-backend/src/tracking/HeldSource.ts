import { TrackingStatus } from '@mlport/backstage-plugin-ml-common';
import { Clock } from '../clusters/Clock';
import { HeldExperiment, HeldModel, sourceKey } from './HeldThings';
import { ReadingState, statusOf } from './statusOf';
import { TrackingAdapter } from './TrackingAdapter';

/**
 * What is held of one source. A part is replaced whole or stays as it was, so a reading that fails
 * takes nothing away.
 */
export class HeldSource {
  readonly adapter: TrackingAdapter;
  readonly key: string;
  readonly #clock: Clock;
  #models: ReadonlyMap<string, HeldModel> = new Map();
  #experiments: ReadonlyMap<string, HeldExperiment> = new Map();
  #state: ReadingState;

  static create(options: {
    adapter: TrackingAdapter;
    clock: Clock;
    intervalMs: number;
  }): HeldSource {
    return new HeldSource(options);
  }

  private constructor(options: {
    adapter: TrackingAdapter;
    clock: Clock;
    intervalMs: number;
  }) {
    this.adapter = options.adapter;
    this.key = sourceKey(options.adapter.source);
    this.#clock = options.clock;
    this.#state = { intervalMs: options.intervalMs };
  }

  /** By their ids. The same object until the models are read again. */
  get models(): ReadonlyMap<string, HeldModel> {
    return this.#models;
  }

  /** By their ids. */
  get experiments(): ReadonlyMap<string, HeldExperiment> {
    return this.#experiments;
  }

  /** How far it can be trusted now. */
  status(): TrackingStatus {
    return statusOf(this.adapter, this.#state, this.#clock.now());
  }

  setModels(models: ReadonlyMap<string, HeldModel>): void {
    this.#models = models;
  }

  setExperiments(experiments: ReadonlyMap<string, HeldExperiment>): void {
    this.#experiments = experiments;
  }

  /** Takes over how the newest reading went. */
  setState(change: Partial<ReadingState>): void {
    this.#state = { ...this.#state, ...change };
  }
}
